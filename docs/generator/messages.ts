import type { ErrorCode } from '../../core/errors.ts';
import * as entries from '../../core/protocol/entries.ts';
import type { EntryType, RequestType } from '../../core/protocol/index.ts';
import * as replies from '../../core/protocol/replies.ts';
import { requests } from '../../core/protocol/requests.ts';
import { type Note, notesOf } from './comments.ts';
import { type MessageSchema, typeOf } from './schemas.ts';

/** Codes that any request may be answered with. */
export const everyRequest: readonly ErrorCode[] = ['ERR_BAD_REQUEST', 'ERR_NOT_ALLOWED', 'ERR_TRY_AGAIN'];

/** The code that a request besides `start` may be answered with when it adds an entry. */
export const everyEntry: readonly ErrorCode[] = ['ERR_SLOW_DOWN'];

/** In the order of the table. */
export const requestTypes = Object.keys(requests) as RequestType[];

/** What each request asks for, and its errors besides {@link everyRequest} and {@link everyEntry}. */
export const requestNotes = notesOfRequests();

/** What each message of the server's says. */
export const serverMessages = Object.fromEntries([
  ...summariesIn('entries', entries, entries.Entry.def.options),
  ...summariesIn('replies', replies, [...replies.Reply.def.options, ...replies.Push.def.options]),
]) as Readonly<Record<EntryType | replies.Reply['type'] | replies.Push['type'], string>>;

/** Messages that answer no request of their receiver. Entries are pushed too, to every other registered socket. */
export const pushes = replies.Push.def.options.map((schema) => typeOf(schema) as replies.Push['type']);

function notesOfRequests(): Readonly<Record<RequestType, Note>> {
  const noteOf = notesOf('core/protocol/requests.ts', 'requests');
  return Object.fromEntries(requestTypes.map((type) => [type, noteOf(type)])) as Record<RequestType, Note>;
}

/** The summaries of these messages by type, from the comments of the module that declares them. */
function summariesIn(name: string, module: object, schemas: readonly MessageSchema[]): [string, string][] {
  const noteOf = notesOf(`core/protocol/${name}.ts`);
  return schemas.map((schema) => {
    const type = typeOf(schema);
    const [declared = type] = Object.entries(module).find(([, value]) => value === schema) ?? [];
    return [type, noteOf(declared).summary];
  });
}
