import { describe, expect, it } from 'vitest';
import type { Caller } from '../../../core/domain/caller.ts';
import { Manners } from '../../../core/domain/limits/manners.ts';
import { carryOut, type RefusalDeps, type Verbs } from '../../../core/domain/verbs.ts';
import { type Request, requests, type RequestType, type StaffRole } from '../../../core/protocol/index.ts';
import { requestTypes, sampleOf } from '../protocol/sample.ts';
import { ana, conversationId, opened, supervisor, visitor } from './scene.ts';

const staffRoles = ['agent', 'supervisor', 'auditor'] as const;

/** All sets of groups that somebody can be in, none included. */
const sets = staffRoles.reduce<StaffRole[][]>(
  (before, role) => [...before, ...before.map((set) => [...set, role])],
  [[]],
);

/** Everybody who can call, with what the table may name them by. */
const callers: readonly { caller: Caller; kinds: readonly string[] }[] = [
  { caller: visitor, kinds: ['visitor'] },
  ...sets.map((roles) => ({
    caller: { ...(roles.includes('agent') ? ana : supervisor), roles } as Caller,
    kinds: roles,
  })),
];

const mayAsk = (type: RequestType, kinds: readonly string[]) =>
  requests[type].by.some((sender) => kinds.includes(sender));

/** Somebody's set of groups, in words. */
const named = (kinds: readonly string[]) => kinds.join(' and ') || 'somebody in no group';

/** A request about a conversation that exists. */
function asked(type: RequestType): Request {
  const sample = sampleOf(type);
  return ('conversationId' in sample ? { ...sample, conversationId } : sample) as never;
}

const deps: RefusalDeps = {
  audit: { put: () => Promise.resolve() },
  manners: new Manners(() => 0),
  clock: () => 0,
  makeId: () => 'id',
};

describe.each(requestTypes)('%s', (type) => {
  const may = callers.filter(({ kinds }) => mayAsk(type, kinds));
  const mayNot = callers.filter(({ kinds }) => !mayAsk(type, kinds));

  it('reaches its verb from everybody whom the table names, in however many groups they are', async () => {
    const reached: Caller[] = [];
    const verb = (_: unknown, caller: Caller) => Promise.resolve(reached.push(caller));
    const verbs = { [type]: verb } as never as Verbs<RequestType, typeof deps>;
    for (const { caller } of may) await carryOut(verbs, asked(type), caller, deps);
    expect(reached).toEqual(may.map(({ caller }) => caller));
  });

  for (const { caller, kinds } of mayNot)
    it(`is refused on the record to ${named(kinds)}, before anything else is done`, async () => {
      const chat = await opened();
      chat.posted.length = 0;
      let calls = 0;
      chat.meanwhile = () => (calls += 1);
      expect(await chat.server.handle(asked(type), caller)).toMatchObject({ code: 'ERR_NOT_ALLOWED' });
      expect([calls, chat.posted]).toEqual([1, []]);
      expect(chat.record).toMatchObject({
        action: type,
        actor: caller.role,
        outcome: 'denied',
        code: 'ERR_NOT_ALLOWED',
      });
    });
});
