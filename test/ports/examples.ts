import { randomUUID } from 'node:crypto';
import type { Conversation, FormRequest } from '../../core/domain/model.ts';
import { dueAt } from '../../core/domain/model.ts';
import type { AuditEvent, Change, VaultRow } from '../../core/ports.ts';
import type { Agent } from '../../core/protocol/index.ts';
import type { Ports } from './ports.ts';

/** When everything here happens, ms since the epoch. */
export const now = Date.UTC(2026, 10, 1, 12);

const minute = 60_000;

export const newAgent = (name = 'Ana'): Agent => ({ id: randomUUID(), name });

export const newSocket = (until = now + 60 * minute) => ({ connectionId: `${randomUUID()}=`, until });

export function newEvent(event: Partial<AuditEvent> = {}): AuditEvent {
  return { id: randomUUID(), at: now, actor: 'agent', action: 'send', outcome: 'success', ...event };
}

/** Starts a conversation, which waits for an agent. */
export function starting(as: Partial<Conversation> = {}): Change & { readonly before: undefined } {
  const { conversationId = randomUUID() } = as;
  const side = { recent: [], bucket: { tokens: 5, at: now } };
  const after: Conversation = {
    conversationId,
    state: 'waiting',
    since: now,
    visitorHash: `hash of ${conversationId}`,
    seq: 1,
    visitor: { ...side, recent: [{ id: randomUUID(), seq: 1, at: now }] },
    agentSide: side,
    openForms: [],
    ...as,
  };
  const entry = { type: 'started', id: randomUUID(), conversationId, seq: after.seq, at: now } as const;
  return { before: undefined, after, entry, forms: [], vault: [], audit: newEvent({ conversationId }) };
}

/** Adds an entry to a conversation, and makes of it what `as` says. */
export function changing(
  before: Conversation,
  as: Partial<Conversation> = {},
  also: Partial<Pick<Change, 'forms' | 'vault'>> = {},
): Change & { readonly before: Conversation } {
  const { conversationId } = before;
  const seq = before.seq + 1;
  const message = { from: 'visitor' as const, text: `Message ${seq}`, redacted: [] };
  return {
    before,
    after: { ...before, seq, ...as },
    entry: { type: 'messageSent', id: randomUUID(), conversationId, seq, at: now, ...message },
    forms: [],
    vault: [],
    audit: newEvent({ conversationId }),
    ...also,
  };
}

export function newForm({ conversationId, seq }: Conversation, form: Partial<FormRequest> = {}): FormRequest {
  const made: FormRequest = {
    conversationId,
    requestId: randomUUID(),
    revision: seq + 1,
    form: { name: 'stored', version: 1, hash: 'hash' },
    openBy: now + 10 * minute,
    submitBy: now + 20 * minute,
    delivered: [],
    ...form,
  };
  return { ...made, lookAt: dueAt(made) };
}

/** What the visitor answered, to be destroyed after half an hour. */
export function newSubmission(): NonNullable<FormRequest['submission']> {
  const form = { name: 'stored', version: 1, hash: 'hash' };
  const privacy = { privacyVersion: '1', privacyLanguage: 'en', privacyUrl: 'https://www.example.com' };
  return {
    id: randomUUID(),
    seq: 3,
    at: now,
    masks: { note: '[provided]' },
    offTheRecord: [],
    consent: { id: randomUUID(), at: now, form, ...privacy, purpose: 'To test.' },
    expiresAt: now + 30 * minute,
  };
}

export function newRow({ conversationId, requestId }: FormRequest, expiresAt = now + 30 * minute): VaultRow {
  const ciphertext = new Uint8Array([0, 1, 254, 255]);
  return { conversationId, requestId, ciphertext, consentContext: { form: 'stored' }, expiresAt };
}

/** Commits a change that nothing stands against. */
export async function committed<C extends Change>({ journal }: Ports, change: C): Promise<C['after']> {
  const result = await journal.commit(change);
  if (result !== 'committed') throw new Error('this change was lost');
  return change.after;
}

/** A visitor and an agent who have met. */
export async function met(ports: Ports, agent = newAgent()): Promise<Conversation> {
  const waiting = await committed(ports, starting());
  return committed(ports, changing(waiting, { state: 'open', agent }));
}

/** They have met, and the answers to a form wait to be revealed. */
export async function answered(ports: Ports, agent = newAgent()) {
  const open = await met(ports, agent);
  const form = newForm(open, { openedAt: now, submission: newSubmission() });
  const row = newRow(form);
  const conversation = await committed(
    ports,
    changing(
      open,
      { openForms: [form.requestId] },
      { forms: [{ before: undefined, after: form }], vault: [{ type: 'put', row }] },
    ),
  );
  return { conversation, form, row, agent };
}
