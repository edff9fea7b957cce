import * as z from 'zod/mini';
import * as entries from '../../core/protocol/entries.ts';
import * as replies from '../../core/protocol/replies.ts';
import { requests } from '../../core/protocol/requests.ts';
import * as values from '../../core/protocol/values.ts';

/** A JSON Schema, draft 7, which AsyncAPI 3.0 takes as it is. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Values that messages refer to, with what cannot be read from the schema. */
const described = {
  Id: 'A UUID (RFC 9562), made by the client.',
  Time: "Milliseconds since 1970-01-01T00:00:00Z, by the server's clock.",
  Seq: 'Number of an entry in its conversation: 1, 2, 3 … without holes.',
  Role: 'One of the two sides of a conversation.',
  Name: 'Name of a form or of one of its fields.',
  Text: 'A chat message as typed: at most 4,000 UTF-16 units, no single surrogate, something to see. `maxLength` counts code points, so it is not the whole limit.',
  Answer:
    "One answer as typed: at most 4,000 UTF-16 units, no single surrogate. `maxLength` counts code points, so it is not the whole limit. The field's kind decides what is valid.",
  FormHash: "SHA-256 of the form's definition in canonical JSON (RFC 8785), 64 hexadecimal digits.",
  FormReference: 'A published form: its name, version and hash.',
  Agent: 'Who answers: an id, and the name that the visitor sees.',
  RedactedKind: 'What redaction found in ordinary text.',
  ConsentReceipt: "The visitor's proof of what it agreed to (after ISO/IEC TS 27560).",
  Outcome: 'What became of a form request or its answers.',
} as const satisfies Partial<Record<keyof typeof values, string>>;

/** Every message by its `type`, and every value that they share by its name. */
export function wireSchemas(): { messages: Record<string, JsonSchema>; values: Record<string, JsonSchema> } {
  const registry = z.registry<{ id: string; description?: string }>();
  for (const [id, description] of Object.entries(described)) {
    registry.add(values[id as keyof typeof described], { id, description });
  }
  const types = messageSchemas();
  for (const [type, schema] of types) registry.add(schema, { id: type });
  // Accepted as sent: a receiver ignores members that it does not know.
  const uri = (id: string) =>
    types.has(id) ? `#/components/messages/${id}/payload` : `#/components/schemas/${id}`;
  const options = { uri, target: 'draft-7', io: 'input' } as const;
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
