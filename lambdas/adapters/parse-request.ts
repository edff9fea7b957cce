import { SealformError } from '../../core/errors.ts';
import { type Request, requests, type RequestType } from '../../core/protocol/requests.ts';
import { Id } from '../../core/protocol/values.ts';

const { consent, sealed } = requests.submitForm.shape;
const { recipient } = requests.requestForm.shape;
const inner = [consent, sealed, recipient].map(({ def }) => def.innerType);
const shapes = [...Object.values(requests), ...inner].map(({ shape }) => Object.keys(shape));

/** A path is made of the names in our schemas; what else stands in it came from outside and is not repeated. */
const ourNames: ReadonlySet<PropertyKey> = new Set(shapes.flat());

/**
 * A message that this function answers.
 *
 * @throws ERR_BAD_REQUEST with the path of what is wrong, never its value.
 */
export function parseRequest(body: string | undefined, accepted: Readonly<Record<string, unknown>>): Request {
  const message = parseJson(body);
  const type = (message as { type?: unknown } | null)?.type;
  if (typeof type !== 'string' || !Object.hasOwn(requests, type) || !Object.hasOwn(accepted, type)) {
    throw new SealformError('ERR_BAD_REQUEST', { path: 'type' });
  }
  const result = requests[type as RequestType].safeParse(message);
  if (result.success) return result.data;
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
