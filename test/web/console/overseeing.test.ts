import { expect, test } from 'vitest';
import type { Oversight } from '../../../client/index.ts';
import { SealformError } from '../../../core/errors.ts';
import { Overseeing } from '../../../web/console/work/overseeing.ts';

/** A supervisor whose looks are answered when the test says so, by what was looked for. */
function overseeing() {
  const answers = new Map<string, (refusal?: SealformError) => void>();
  const asked = <T>(name: string, value: T): Promise<T> =>
    new Promise((resolve, reject) => {
      answers.set(name, (refusal) => (refusal ? reject(refusal) : resolve(value)));
    });
  const oversight = {
    listConversations: (agentId = 'nobody') => asked(agentId, [{ conversationId: agentId, since: 0 }]),
    observe: (id: string) => asked(id, { state: 'open', since: 0, agent: undefined, entries: [] }),
    readAudit: (id: string) => asked(`trail of ${id}`, []),
  } as unknown as Oversight;
  const answer = (name: string, refusal?: SealformError) => answers.get(name)?.(refusal);
  return { seen: new Overseeing(oversight), answer };
}

test('of several looks the newest is shown, in whichever order they are answered', async () => {
  const { seen, answer } = overseeing();
  const [one, other] = [seen.observe('one'), seen.observe('other')];
  answer('other');
  await other;
  expect([seen.observed?.chat.id, seen.busy]).toEqual(['other', true]);
  answer('one');
  await one;
  expect([seen.observed?.chat.id, seen.busy]).toEqual(['other', false]);
  const lists = [seen.list('ana'), seen.list('ben')];
  answer('ben');
  answer('ana');
  await Promise.all(lists);
  expect(seen.listed).toMatchObject([{ conversationId: 'ben' }]);
});

test('a refusal of an earlier look, or of another chat’s trail, says nothing of what is shown', async () => {
  const { seen, answer } = overseeing();
  const refusal = new SealformError('ERR_NOT_ALLOWED');
  const looks = [seen.observe('one'), seen.observe('other')];
  answer('other');
  answer('one', refusal);
  await Promise.all(looks);
  expect([seen.problem, seen.observed?.chat.id]).toEqual([undefined, 'other']);
  const more = [seen.readTrail(), seen.observe('third')];
  answer('trail of other', refusal);
  answer('third');
  await Promise.all(more);
  expect([seen.problem, seen.observed?.chat.id]).toEqual([undefined, 'third']);
  const last = seen.observe('fourth');
  answer('fourth', refusal);
  await last;
  expect([seen.problem, seen.observed]).toEqual(['ERR_NOT_ALLOWED', undefined]);
});
