import type * as z from 'zod/mini';
import { SealformError } from '../errors.ts';
import { type RequestOf, requests, type RequestType } from './requests.ts';
import { Id } from './values.ts';

/** The parts of a schema's definition that lead to other schemas. */
interface Definition {
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly innerType?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
  readonly valueType?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
}

/** The names of every member in a schema, however deep. */
function membersOf(schema: z.core.$ZodType): string[] {
  const { shape = {}, innerType, element, valueType, options = [] } = schema._zod.def as Definition;
  const inner = [...Object.values(shape), innerType, element, valueType, ...options];
  return [...Object.keys(shape), ...inner.flatMap((each) => (each ? membersOf(each) : []))];
}

/** A path is made of the names in our schemas; anything else in a path came from outside and is not repeated. */
const ourNames: ReadonlySet<PropertyKey> = new Set(
  Object.values(requests).flatMap(({ schema }) => membersOf(schema)),
);

/**
 * A message that this function answers.
 *
 * @throws ERR_BAD_REQUEST with the path of what is wrong, never its value.
 */
export function parseRequest<T extends RequestType>(
  body: string | undefined,
  accepted: Readonly<Record<T, unknown>>,
): RequestOf<T> {
  const message = parseJson(body);
  const type = (message as { type?: unknown } | null)?.type;
  if (typeof type !== 'string' || !Object.hasOwn(requests, type) || !Object.hasOwn(accepted, type)) {
    throw new SealformError('ERR_BAD_REQUEST', { path: 'type' });
  }
  const result = requests[type as T].schema.safeParse(message);
  if (result.success) return result.data as RequestOf<T>;
  const path = result.error.issues[0]?.path ?? [];
  throw new SealformError('ERR_BAD_REQUEST', { path: printable(path) });
}

/** The request's id, if the message has one: errors are matched by it too. */
export function idOf(body: string | undefined): string | undefined {
  try {
    return Id.safeParse((parseJson(body) as { id?: unknown } | null)?.id).data;
  } catch {
    return undefined;
  }
}

/** The type of request that a message claims to be, if there is such a one. */
export function typeOf(body: string | undefined): RequestType | undefined {
  try {
    const type = (parseJson(body) as { type?: unknown } | null)?.type;
    return typeof type === 'string' && Object.hasOwn(requests, type) ? (type as RequestType) : undefined;
  } catch {
    return undefined;
  }
}

function parseJson(body: string | undefined): unknown {
  try {
    return JSON.parse(body ?? '');
  } catch {
    throw new SealformError('ERR_BAD_REQUEST', { path: '' });
  }
}

function printable(path: readonly PropertyKey[]): string {
  return path.map((part) => (ourNames.has(part) ? String(part) : '*')).join('.');
}
