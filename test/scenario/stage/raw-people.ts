import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { remainsOf, search, type Remains } from '../../../play/local/leak-search.ts';
import { tokenFor } from '../../../play/local/people.ts';
import { VisitorClient } from '../../../client/index.ts';
import { formHash } from '../../../core/fields/form.ts';
import { findForm } from '../../../branding/forms.ts';
import type { Runtime } from '../../../local/runtime.ts';
import { type Message, RawSocket } from './raw-socket.ts';
import { consent } from './stage.ts';

/** A conversation between two people without manners. */
export interface RawMeeting {
  readonly visitor: RawSocket;
  readonly agent: RawSocket;
  readonly conversationId: string;
  /** The visitor's, as it is offered at the handshake. */
  readonly credential: string;
}

/** The credential of an agent who has just signed in, as it is offered at the handshake. */
export async function bearer(runtime: Runtime, username = 'ana'): Promise<string> {
  return `bearer.${(await tokenFor(runtime, username)).accessToken}`;
}

export async function rawAgent(runtime: Runtime, username = 'ana'): Promise<RawSocket> {
  return RawSocket.open(runtime.webSocketUrl, await bearer(runtime, username));
}

/** A conversation that an agent has accepted. */
export async function rawMeeting(runtime: Runtime, known?: RawSocket): Promise<RawMeeting> {
  const credential = `visitor.${VisitorClient.newCredential()}`;
  const [agent, visitor] = await Promise.all([
    known ?? rawAgent(runtime),
    RawSocket.open(runtime.webSocketUrl, credential),
  ]);
  const conversationId = randomUUID();
  expect(await visitor.ask({ type: 'start', conversationId })).toMatchObject({ type: 'started' });
  expect(await agent.ask({ type: 'accept', conversationId })).toMatchObject({ type: 'accepted' });
  return { visitor, agent, conversationId, credential };
}

/** Sends a form that is not sealed. Resolves to its request's id. */
export async function requested(
  { agent, conversationId }: RawMeeting,
  form = 'card-on-file',
): Promise<string> {
  const reply = await agent.ask({ type: 'requestForm', conversationId, form });
  expect(reply).toMatchObject({ type: 'formRequested' });
  return String(reply['requestId']);
}

/** Stored answers to a card's form that are valid. */
export const storedAnswers = {
  cardNumber: '371449635398431',
  cardExpiry: '11/31',
  cardholderName: 'Quincy Canary',
};

/** A valid submission of answers that are not sealed; `changes` make it another one. */
export async function submission(
  { conversationId }: Pick<RawMeeting, 'conversationId'>,
  requestId: string,
  changes: Message = {},
  formName = 'card-on-file',
): Promise<Message> {
  const form = findForm(formName);
  if (!form) throw new Error(`no form ${formName}`);
  const hash = { formHash: await formHash(form) };
  const type = 'submitForm';
  return { type, conversationId, requestId, ...hash, consent, answers: storedAnswers, ...changes };
}

/** A form that has been requested and answered. Resolves to its request's id. */
export async function answered(meeting: RawMeeting, answers: Message = storedAnswers): Promise<string> {
  const requestId = await requested(meeting);
  const reply = await meeting.visitor.ask(await submission(meeting, requestId, { answers }));
  expect(reply).toMatchObject({ type: 'formSubmitted' });
  return requestId;
}

/** The first message from now on that this is true of: what was heard before does not count. */
export function next(socket: RawSocket, is: (message: Message) => boolean): Promise<Message> {
  const known = new Set(socket.heard.items);
  return socket.heard.first((message) => !known.has(message) && is(message));
}

/** Sends a request again, with the id that it has, and gives the reply to this sending of it. */
export function repeat(socket: RawSocket, request: Message): Promise<Message> {
  const reply = next(socket, ({ id }) => id === request['id']);
  socket.sendText(JSON.stringify(request));
  return reply;
}

const tables = { Conversations: 'item', Transcript: 'seq', Vault: 'requestId' };

/** Everything about conversations, forms, submissions and transcripts that is stored, by key. */
export async function stored(runtime: Runtime): Promise<Readonly<Record<string, unknown>>> {
  const items = Object.entries(tables).map(async ([table, sortKey]) =>
    (await runtime.database.scan(table)).map(
      (item) => [`${table} ${String(item['conversationId'])} ${String(item[sortKey])}`, item] as const,
    ),
  );
  return Object.fromEntries((await Promise.all(items)).flat());
}

/** Makes an attempt that must change nothing stored. */
export async function changingNothing<T>(runtime: Runtime, attempt: () => Promise<T>): Promise<T> {
  const before = await stored(runtime);
  const result = await attempt();
  expect(await stored(runtime)).toEqual(before);
  return result;
}

/** What the sockets among these people heard, for a search. */
export function heardBy(people: object): Remains[] {
  const sockets = Object.entries(people).filter(
    (each): each is [string, RawSocket] => each[1] instanceof RawSocket,
  );
  return sockets.map(([name, { heard }]) => ({
    name: `heard by the ${name}`,
    bytes: Buffer.from(JSON.stringify(heard.items)),
  }));
}

/** A planted value must be nowhere: stored, logged, counted, or said to one of these people. */
export async function expectNowhere(runtime: Runtime, value: string, people: object): Promise<void> {
  const remains = [...(await remainsOf(runtime)), ...heardBy(people)];
  expect(search(remains, [{ name: 'planted value', value }])).toEqual([]);
}

/** The records of refusals of this action that name this conversation, whether or not the caller took part in it. */
export async function denials(runtime: Runtime, action: string, conversationId?: string) {
  const events = await runtime.database.scan('Audit');
  return events.filter(
    (event) =>
      event['action'] === action &&
      event['outcome'] === 'denied' &&
      (event['conversationId'] ?? event['about']) === conversationId,
  );
}
