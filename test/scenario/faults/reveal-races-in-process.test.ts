import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { AgentCaller, Caller, VisitorCaller } from '../../../core/domain/caller.ts';
import { type Form, formHash } from '../../../core/fields/form.ts';
import { memoryCipher } from '../../../core/memory/cipher.ts';
import { MemoryServer } from '../../../core/memory/server.ts';
import { memoryTables } from '../../../core/memory/tables.ts';
import type { RequestOf, ServerMessage } from '../../../core/protocol/index.ts';
import { agents, forms, visitors } from '../../model/cast.ts';
import { verifies } from '../../promises.ts';
import { chanceOf } from '../../random.ts';
import { DomainOnEngine } from '../stage/domain-on-engine.ts';
import { inWords, oneWinner, recordedResults } from './race-results.ts';

/** As many forms as may be open in one conversation. */
const racesAConversation = 10;
const reveals = 10;
/** In every such race some of the reveals are another agent's. */
const rivalEvery = 4;
const rivalReveals = 3;

const visitor = visitors[0] as VisitorCaller;
const [assigned, , rival] = agents as [AgentCaller, AgentCaller, AgentCaller];
const form = forms.find(({ name }) => name === 'stored') as Form;

type Asked = RequestOf<'start' | 'accept' | 'requestForm' | 'submitForm' | 'reveal' | 'confirmViewed'>;

/** The domain, and what it keeps. */
interface Arena {
  handle(request: Asked, caller: Caller): Promise<ServerMessage>;
  scan(table: 'Audit' | 'Vault'): Promise<readonly Readonly<Record<string, unknown>>[]>;
  stop(): Promise<void>;
}

/** In memory, where each call takes a random number of turns. */
function inMemory(): Promise<Arena> {
  const chance = chanceOf(4);
  const pace = async () => {
    for (let turns = Math.floor(chance() * 8); turns > 0; turns--) await Promise.resolve();
  };
  const tables = memoryTables({ pace });
  const none = () => Promise.reject(new Error('no form here is sealed'));
  const server = new MemoryServer(tables, {
    clock: () => Date.now(),
    makeId: () => randomUUID(),
    cipher: memoryCipher(),
    signer: { brandKey: none, sign: none },
    verifyRecipient: none,
    sockets: { post: () => Promise.resolve('posted'), close: () => Promise.resolve('closed') },
    findForm: (name) => forms.find((each) => each.name === name),
  });
  /** As a client does: transactions that meet too often ask for it. */
  const handle: Arena['handle'] = async (request, caller) => {
    const reply = await server.handle(request, caller);
    return reply.type === 'error' && reply.code === 'ERR_TRY_AGAIN' ? handle(request, caller) : reply;
  };
  return Promise.resolve({
    handle,
    scan: (table) =>
      Promise.resolve((table === 'Audit' ? tables.audit : tables.vault).all().map((row) => ({ ...row }))),
    stop: () => Promise.resolve(),
  });
}

const arenas: [where: string, races: number, open: () => Promise<Arena>][] = [
  ['in memory', Number(process.env['SEALFORM_RACES'] ?? 1_000), inMemory],
  ['at the engine', Number(process.env['SEALFORM_RACES'] ?? 200), () => DomainOnEngine.start()],
];

for (const [where, races, open] of arenas) {
  verifies(
    'P4',
    `in ${races} races of ${reveals} simultaneous reveals ${where} exactly one wins, and every refusal is on the record`,
    async () => {
      const arena = await open();
      try {
        await run(arena, races);
      } finally {
        await arena.stop();
      }
    },
    60 * 60_000,
  );
}

async function run(arena: Arena, races: number): Promise<void> {
  const ran = new Map<string, string[]>();
  while (ran.size < races) {
    for (const [index, prize] of (await prizes(arena)).entries()) {
      ran.set(prize.requestId, await race(arena, prize, index % rivalEvery === 0));
    }
  }
  expect(recordedResults(await arena.scan('Audit'), assigned.agentId)).toEqual(ran);
  expect(await arena.scan('Vault')).toEqual([]);
}

/** A form that is filled in and waits to be revealed. */
interface Prize {
  readonly conversationId: string;
  readonly requestId: string;
  readonly note: string;
}

async function prizes(arena: Arena): Promise<Prize[]> {
  const conversationId = randomUUID();
  await arena.handle({ type: 'start', id: randomUUID(), conversationId }, visitor);
  await arena.handle({ type: 'accept', id: randomUUID(), conversationId }, assigned);
  const won: Prize[] = [];
  while (won.length < racesAConversation) won.push(await prize(arena, conversationId));
  return won;
}

async function prize(arena: Arena, conversationId: string): Promise<Prize> {
  const requestId = randomUUID();
  const asked = { type: 'requestForm', id: requestId, conversationId, form: form.name } as const;
  const requested = await arena.handle(asked, assigned);
  const note = `note of ${requestId}`;
  const consent = { given: true, privacyVersion: form.privacy.version, privacyLanguage: 'en' };
  const submission = {
    conversationId,
    requestId,
    formHash: await formHash(form),
    consent,
    answers: { note },
  };
  const submitted = await arena.handle({ type: 'submitForm', id: randomUUID(), ...submission }, visitor);
  expect([requested.type, submitted.type]).toEqual(['formRequested', 'formSubmitted']);
  return { conversationId, requestId, note };
}

/** Sends all reveals before any is answered, holds them to one winner, and has the winner confirm. */
async function race(arena: Arena, prize: Prize, withRival: boolean): Promise<string[]> {
  const { conversationId, requestId, note } = prize;
  const attempts = Array.from({ length: reveals }, (_, index) => ({
    caller: withRival && index % rivalReveals === 1 ? rival : assigned,
    request: { type: 'reveal', id: randomUUID(), conversationId, requestId } as const,
  }));
  const replies = await Promise.all(attempts.map(({ request, caller }) => arena.handle(request, caller)));
  const results = attempts
    .map(({ caller }, index) => inWords(caller === rival ? 'rival' : 'assigned', replies[index] ?? {}))
    .toSorted();
  const rivals = attempts.filter(({ caller }) => caller === rival).length;
  expect(results).toEqual(oneWinner(reveals, rivals));
  const won = replies.findIndex(({ type }) => type === 'revealed');
  expect(replies[won]).toMatchObject({ answers: { note } });
  const claimId = attempts[won]?.request.id ?? '';
  const confirmed = { type: 'confirmViewed', id: randomUUID(), conversationId, requestId, claimId } as const;
  expect(await arena.handle(confirmed, assigned)).toMatchObject({ type: 'viewed' });
  return results;
}
