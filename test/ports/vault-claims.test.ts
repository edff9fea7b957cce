import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { FormRequest } from '../../core/domain/model.ts';
import type { AuditEvent, ClaimableRow, Clock, VaultRow } from '../../core/ports.ts';
import { everything } from './everything.ts';
import { answered, changing, committed, newAgent, newEvent, now } from './examples.ts';
import type { Ports } from './ports.ts';
import { overEachStore } from './stores.ts';

const minute = 60_000;

interface By {
  readonly claimId?: string;
  readonly agentId: string;
}

/** Claims a row, on the record. */
function claim({ vault }: Ports, row: ClaimableRow, { claimId = randomUUID(), agentId }: By, clock: Clock) {
  const { conversationId, requestId } = row;
  const audit = (at: number): AuditEvent => newEvent({ at, action: 'reveal', conversationId, requestId });
  return vault.claim(row, { claimId, agentId, audit }, clock);
}

/** All that is kept of a row's conversation and its form. */
function around(ports: Ports, { conversationId, requestId }: VaultRow) {
  return everything(ports, conversationId, requestId);
}

async function find({ vault }: Ports, { conversationId, requestId }: VaultRow): Promise<ClaimableRow> {
  const row = await vault.find(conversationId, requestId);
  if (!row) throw new Error('there is no such row');
  return row;
}

type Scene = Awaited<ReturnType<typeof answered>>;

/** A claim to try: by whom and when, or of another row, where that differs from the usual. */
type Asked = Partial<{ claimId: string; agentId: string; at: number; row: ClaimableRow }>;

type Refused = [why: string, result: string, meets: (ports: Ports, scene: Scene) => Promise<Asked> | Asked];

const refusals: Refused[] = [
  ['by another agent', 'notAssigned', () => ({ agentId: newAgent().id })],
  [
    'in a conversation that has ended',
    'notAssigned',
    async (ports, { conversation }) => {
      await committed(ports, changing(conversation, { state: 'ended' }));
      return {};
    },
  ],
  [
    'in a conversation that waits again',
    'notAssigned',
    async (ports, { conversation }) => {
      await committed(ports, changing(conversation, { state: 'waiting', agent: undefined }));
      return {};
    },
  ],
  [
    'of a row that another claim has',
    'taken',
    async (ports, { row, agent }) => {
      await claim(ports, row, { agentId: agent.id }, () => now);
      return {};
    },
  ],
  [
    'of a row that another agent has claimed under this very id',
    'taken',
    async (ports, { conversation, row, agent }) => {
      const claimId = randomUUID();
      await claim(ports, row, { claimId, agentId: agent.id }, () => now);
      const receiver = newAgent();
      await committed(ports, changing(conversation, { agent: receiver }));
      return { claimId, agentId: receiver.id };
    },
  ],
  [
    'by another agent of a row that is claimed',
    'taken',
    async (ports, { row, agent }) => {
      await claim(ports, row, { agentId: agent.id }, () => now);
      return { agentId: newAgent().id };
    },
  ],
  ['at the moment at which the retention passes', 'gone', (_, { row }) => ({ at: row.expiresAt })],
  [
    'repeated at the moment at which it lapses',
    'gone',
    async (ports, { row, agent }) => {
      const claimId = randomUUID();
      await claim(ports, row, { claimId, agentId: agent.id }, () => now);
      return { claimId, at: now + minute, row: await find(ports, row) };
    },
  ],
  ['of a row that is not there', 'gone', (_, { row }) => ({ row: { ...row, requestId: randomUUID() } })],
  [
    'of a form that has an outcome',
    'gone',
    async (ports, { conversation, form }) => {
      const after: FormRequest = { ...form, outcome: 'withdrawn' };
      await committed(ports, changing(conversation, {}, { forms: [{ before: form, after }] }));
      return {};
    },
  ],
  [
    'of a row without a form',
    'gone',
    async (ports, { conversation, row }) => {
      const stray = { ...row, requestId: randomUUID() };
      await committed(ports, changing(conversation, {}, { vault: [{ type: 'put', row: stray }] }));
      return { row: stray };
    },
  ],
];

overEachStore((ports, loseAnswer) => {
  test('a row is found as it was put, and only by its own ids', async () => {
    const { row } = await answered(ports());
    expect(await ports().vault.find(row.conversationId, row.requestId)).toEqual(row);
    expect(await ports().vault.find(row.conversationId, randomUUID())).toBeUndefined();
    expect(await ports().vault.find(randomUUID(), row.requestId)).toBeUndefined();
  });

  test('a claim is on the form and in the trail, lapses after 60 s, and leaves the row as it was put', async () => {
    const { row, form, agent } = await answered(ports());
    const before = await around(ports(), row);
    const claimId = randomUUID();
    const made = { id: claimId, agentId: agent.id, at: now + 1, lapsesAt: now + 1 + minute };
    const result = await claim(ports(), row, { claimId, agentId: agent.id }, () => now + 1);
    expect(result).toEqual({ type: 'claimed', claim: made });
    const { records, ...after } = await around(ports(), row);
    expect({ ...after, records: before.records }).toEqual({
      ...before,
      forms: [{ ...form, claim: made, lookAt: made.lapsesAt }],
      rows: [{ ...row, claim: made }],
    });
    expect(records).toHaveLength(before.records.length + 1);
    expect(records.at(-1)).toMatchObject({ action: 'reveal', at: now + 1, requestId: row.requestId });
  });

  test('a claim lapses when the retention passes, if that is sooner', async () => {
    const { row, agent } = await answered(ports());
    const late = row.expiresAt - 1;
    expect(await claim(ports(), row, { agentId: agent.id }, () => late)).toMatchObject({
      claim: { at: late, lapsesAt: row.expiresAt },
    });
    expect(await find(ports(), row)).toMatchObject({ expiresAt: row.expiresAt });
  });

  test.each(['as it is now', 'as it was before the claim'])(
    'a repeated claim of a row, read %s, is on the record and is the first one still',
    async (read) => {
      const { row, agent } = await answered(ports());
      const by = { claimId: randomUUID(), agentId: agent.id };
      const first = await claim(ports(), row, by, () => now);
      const before = await around(ports(), row);
      const seen = read === 'as it is now' ? await find(ports(), row) : row;
      expect(await claim(ports(), seen, by, () => now + 5_000)).toEqual(first);
      const { records, ...after } = await around(ports(), row);
      expect({ ...after, records: before.records }).toEqual(before);
      expect(records).toHaveLength(before.records.length + 1);
    },
  );

  test('of claims at the same moment one is made, and the others find it taken', async () => {
    const { row, agent } = await answered(ports());
    const results = await Promise.all(
      Array.from({ length: 3 }, () => claim(ports(), row, { agentId: agent.id }, () => now)),
    );
    expect(results.map(({ type }) => type).toSorted()).toEqual(['claimed', 'taken', 'taken']);
  });

  test.each(['before', 'after'] as const)(
    'a claim that had no answer, %s it took effect, is made once, and is said as it stands',
    async (when) => {
      const { row, agent } = await answered(ports());
      let time = now;
      loseAnswer(when);
      const result = await claim(ports(), row, { agentId: agent.id }, () => (time += 100));
      const kept = await find(ports(), row);
      expect(result).toEqual({ type: 'claimed', claim: kept.claim });
      expect(kept.expiresAt).toBe(row.expiresAt);
    },
  );

  test('a refusal is on the record of the agent whose conversation it is, and of nobody else', async () => {
    const { conversation, agent } = await answered(ports());
    const { conversationId } = conversation;
    const event = (code: string) => newEvent({ conversationId, outcome: 'denied', code });
    const [own, rival] = [event('own'), event('rival')];
    expect(await ports().vault.refuse(conversationId, agent.id, own)).toBe(true);
    expect(await ports().vault.refuse(conversationId, newAgent().id, rival)).toBe(false);
    expect(await ports().vault.refuse(randomUUID(), agent.id, event('elsewhere'))).toBe(false);
    const { records } = await everything(ports(), conversationId);
    expect(records.filter(({ outcome }) => outcome === 'denied').map(({ code }) => code)).toEqual(['own']);
  });

  test('a refusal is on the record when the conversation has ended, too', async () => {
    const { conversation, agent } = await answered(ports());
    await committed(ports(), changing(conversation, { state: 'ended' }));
    expect(await ports().vault.refuse(conversation.conversationId, agent.id, newEvent())).toBe(true);
  });

  test('a refusal that had no answer is on the record once', async () => {
    const { conversation, agent } = await answered(ports());
    const { conversationId } = conversation;
    const event = newEvent({ conversationId, outcome: 'denied' });
    loseAnswer('after');
    expect(await ports().vault.refuse(conversationId, agent.id, event)).toBe(true);
    const { records } = await everything(ports(), conversationId);
    expect(records.filter(({ id }) => id === event.id)).toHaveLength(1);
  });

  test.each(refusals)('a claim %s is answered %s, and changes nothing', async (_, type, meets) => {
    const scene = await answered(ports());
    const asked = await meets(ports(), scene);
    const { row = scene.row, agentId = scene.agent.id, at = now } = asked;
    const [before, beforeThere] = [await around(ports(), scene.row), await around(ports(), row)];
    expect(await claim(ports(), row, { ...asked, agentId }, () => at)).toEqual({ type });
    expect([await around(ports(), scene.row), await around(ports(), row)]).toEqual([before, beforeThere]);
  });
});
