import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { requests, type RequestType } from '../../../core/protocol/requests.ts';

export const requestTypes = Object.keys(requests) as RequestType[];

/** A message that a schema accepts. */
type Message = Readonly<Record<string, unknown>> & { readonly type: string; readonly id: string };

/** The parts of a JSON Schema that say what a value has to be. */
interface Described {
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Described[];
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Described>>;
}

/** A well-formed request of this type with what it must have and no more, so that no test has to know it. */
export function sampleOf(type: RequestType): Message {
  const { schema } = requests[type];
  const sample = valueOf(z.toJSONSchema(schema, { io: 'input' }) as Described);
  return z.parse<z.ZodMiniType>(schema, sample) as Message;
}

function valueOf(described: Described): unknown {
  if (described.const !== undefined) return described.const;
  if (described.enum) return described.enum[0];
  if (described.anyOf?.[0]) return valueOf(described.anyOf[0]);
  if (described.type === 'string') return textOf(described);
  if (described.type === 'boolean') return true;
  if (described.type === 'integer')
    return Math.max(described.minimum ?? 0, (described.exclusiveMinimum ?? -1) + 1);
  if (described.type !== 'object') throw new Error(`no sample of ${JSON.stringify(described)}`);
  const { required = [], properties = {} } = described;
  return Object.fromEntries(required.map((name) => [name, valueOf(properties[name] ?? {})]));
}

function textOf({ format, pattern }: Described): string {
  if (format === 'uuid') return randomUUID();
  if (pattern === undefined) return 'hello';
  return fc.sample(fc.stringMatching(new RegExp(pattern)), { numRuns: 1, seed: 1 })[0] ?? '';
}
