import * as z from 'zod/mini';
import * as entries from '../../core/protocol/entries.ts';
import * as replies from '../../core/protocol/replies.ts';
import { requests } from '../../core/protocol/requests.ts';
import * as values from '../../core/protocol/values.ts';
import { notesOf } from './comments.ts';

/** A JSON Schema, draft 7, which AsyncAPI 3.0 takes as it is. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const noteOf = notesOf('core/protocol/values.ts');

/** Every message by its `type`, and every value that they share by its name. */
export function wireSchemas(): { messages: Record<string, JsonSchema>; values: Record<string, JsonSchema> } {
  const registry = z.registry<{ id: string; description?: string }>();
  // Sorted, as a module's exports come in another order where a test loads them.
  for (const [id, value] of Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (value instanceof z.core.$ZodType) registry.add(value, { id, description: noteOf(id).summary });
  }
  const types = messageSchemas();
  for (const [type, schema] of types) registry.add(schema, { id: type });
  // Accepted as sent: a receiver ignores members that it does not know.
  const uri = (id: string) =>
    types.has(id) ? `#/components/messages/${id}/payload` : `#/components/schemas/${id}`;
  const options = { uri, metadata: registry, target: 'draft-7', io: 'input' } as const;
  const { schemas } = z.toJSONSchema(registry, options);
  const plain = Object.entries(schemas).map(([id, schema]) => [id, withoutAddress(schema)] as const);
  const isMessage = ([id]: readonly [string, JsonSchema]) => types.has(id);
  return {
    messages: Object.fromEntries(plain.filter(isMessage)),
    values: Object.fromEntries(plain.filter((each) => !isMessage(each))),
  };
}

/** Requests, then entries, replies and pushes: `signedOut` is both of the last, and has one schema. */
function messageSchemas(): Map<string, z.ZodMiniType> {
  const fromServer = [entries.Entry, replies.Reply, replies.Push].flatMap(({ def }) => [...def.options]);
  const named = fromServer.map((schema) => [typeOf(schema), schema] as const);
  const asked = Object.entries(requests).map(([type, { schema }]) => [type, schema] as const);
  return new Map<string, z.ZodMiniType>([...asked, ...named]);
}

/** The types of the numbered messages. */
export const entryTypes: ReadonlySet<string> = new Set(entries.Entry.def.options.map(typeOf));

/** The schema of one message. */
export type MessageSchema = z.ZodMiniObject<{ type: z.ZodMiniLiteral<string> }>;

export function typeOf(schema: MessageSchema): string {
  return schema.shape.type.def.values[0] ?? '';
}

function withoutAddress(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => name !== '$schema' && name !== '$id'));
}
