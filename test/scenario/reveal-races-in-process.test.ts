import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect } from 'vitest';
import type { AgentCaller, VisitorCaller } from '../../core/domain/caller.ts';
import type { ServerMessage } from '../../core/protocol/index.ts';
import { type Form, formHash } from '../../core/fields/form.ts';
import { agents, forms, visitors } from '../model/cast.ts';
import { verifies } from '../promises.ts';
import { DomainOnEngine } from './domain-on-engine.ts';

const races = Number(process.env['SEALFORM_RACES'] ?? 1_000);
/** As many forms as may be open in one conversation. */
const racesAConversation = 10;
const reveals = 10;
/** In every such race some of the reveals are another agent's. */
const rivalEvery = 4;
const rivalReveals = 3;

let domain: DomainOnEngine;
beforeAll(async () => {
  domain = await DomainOnEngine.start();
});
afterAll(() => domain.stop());

const visitor = visitors[0] as VisitorCaller;
const [assigned, , rival] = agents as [AgentCaller, AgentCaller, AgentCaller];
const form = forms.find(({ name }) => name === 'stored') as Form;

/** A form that is filled in and waits to be revealed. */
interface Prize {
  readonly conversationId: string;
  readonly requestId: string;
  readonly note: string;
}

async function prizes(count: number): Promise<Prize[]> {
  const conversationId = randomUUID();
  await domain.handle('start', { id: randomUUID(), conversationId }, visitor);
  await domain.handle('accept', { id: randomUUID(), conversationId }, assigned);
  const won: Prize[] = [];
  for (let index = 0; index < count; index++) won.push(await prize(conversationId, index));
  return won;
}

async function prize(conversationId: string, index: number): Promise<Prize> {
  const requestId = randomUUID();
  const asked = { id: requestId, conversationId, form: form.name };
  const requested = await domain.handle('requestForm', asked, assigned);
  const note = `note ${index} of ${conversationId}`;
  const consent = { given: true, privacyVersion: form.privacy.version, privacyLanguage: 'en' };
  const submission = {
    id: randomUUID(),
    conversationId,
    requestId,
    formHash: await formHash(form),
    consent,
    answers: { note },
  };
  const submitted = await domain.handle('submitForm', submission, visitor);
  expect([requested.type, submitted.type]).toEqual(['formRequested', 'formSubmitted']);
  return { conversationId, requestId, note };
}

/** Sends all reveals before any is answered, holds them to one winner, and has the winner confirm. */
async function race(prize: Prize, withRival: boolean): Promise<string[]> {
  const { conversationId, requestId } = prize;
  const lanes = Array.from({ length: reveals }, (_, index) =>
    withRival && index % rivalReveals === 1 ? rival : assigned,
  );
  const attempts = lanes.map((caller) => ({ caller, id: randomUUID() }));
  const replies = await Promise.all(
    attempts.map(({ caller, id }) => domain.handle('reveal', { id, conversationId, requestId }, caller)),
  );
  const results = lanes.map((caller, index) => inWords(caller, replies[index])).toSorted();
  const rivals = lanes.filter((caller) => caller === rival).length;
  expect(results).toEqual([
    ...Array.from({ length: reveals - rivals - 1 }, () => 'assigned: ERR_ALREADY_VIEWED'),
    'assigned: revealed',
    ...Array.from({ length: rivals }, () => 'rival: ERR_NOT_ALLOWED'),
  ]);
  const won = replies.findIndex(({ type }) => type === 'revealed');
  expect(replies[won]).toMatchObject({ answers: { note: prize.note } });
  const confirmed = { id: randomUUID(), conversationId, requestId, claimId: attempts[won]?.id ?? '' };
  expect(await domain.handle('confirmViewed', confirmed, assigned)).toMatchObject({ type: 'viewed' });
  return results;
}

function inWords(caller: AgentCaller, reply: ServerMessage | undefined): string {
  const result = reply?.type === 'error' ? reply.code : reply?.type;
  return `${caller === rival ? 'rival' : 'assigned'}: ${result}`;
}

/** What the audit trail says of the reveals of each form request, in the same words. */
async function recorded(): Promise<Map<string, string[]>> {
  const events = await domain.database.scan('Audit');
  const words = events
    .filter(({ action }) => action === 'reveal')
    .map(({ requestId, actorId, outcome, code }) => {
      const result = outcome === 'denied' ? String(code) : outcome === 'success' ? 'revealed' : 'failed';
      return {
        requestId: String(requestId),
        word: `${actorId === rival.agentId ? 'rival' : 'assigned'}: ${result}`,
      };
    });
  const byRequest = Map.groupBy(words, ({ requestId }) => requestId);
  return new Map(
    [...byRequest].map(([requestId, each]) => [requestId, each.map(({ word }) => word).toSorted()]),
  );
}

verifies(
  'P4',
  `in ${races} races of ${reveals} simultaneous reveals exactly one wins, and every refusal is on the record`,
  async () => {
    const ran = new Map<string, string[]>();
    while (ran.size < races) {
      const won = await prizes(racesAConversation);
      for (const [index, each] of won.entries()) {
        ran.set(each.requestId, await race(each, index % rivalEvery === 0));
      }
    }
    expect(await recorded()).toEqual(ran);
    expect(await domain.database.scan('Vault')).toEqual([]);
  },
  60 * 60_000,
);
