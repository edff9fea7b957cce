import { expect, test } from 'vitest';
import { KeyNotKept } from '../../../client/index.ts';
import { SealformError } from '../../../core/errors.ts';
import { SealingError } from '../../../core/sealing/errors.ts';
import { Changes } from '../../../web/shared/changes.ts';
import { AgentKey, endsSoonMs } from '../../../web/console/work/agent-key.ts';
import { FakeEnvironment } from '../../client/scene/fake-environment.ts';

/** A key that lasts an hour once it is made, and what the desk was told. */
function key(make: () => Promise<void> = () => Promise.resolve()) {
  const environment = new FakeEnvironment(() => {
    throw new Error('nothing is sent here');
  });
  const endsAt = environment.now() + 2 * endsSoonMs;
  let made = false;
  const makeKey = async () => {
    await make();
    made = true;
  };
  const client = {
    prepareKey: makeKey,
    renewKey: makeKey,
    get keyUntil() {
      return made && environment.now() < endsAt ? endsAt : undefined;
    },
  };
  const changes = new Changes();
  const agentKey = new AgentKey(client, environment, changes);
  const told: string[] = [];
  changes.subscribe(() => told.push(agentKey.state.at));
  return { environment, agentKey, endsAt, told };
}

test('a key is told of half an hour before it ends, and when it has', async () => {
  const { environment, agentKey, endsAt, told } = key();
  await agentKey.prepare();
  expect(told).toEqual(['making', 'ready']);
  expect(agentKey.state).toEqual({ at: 'ready', until: endsAt, endsSoon: false });
  await environment.advance(endsSoonMs);
  expect(agentKey.state).toEqual({ at: 'ready', until: endsAt, endsSoon: true });
  await environment.advance(endsSoonMs);
  expect(agentKey.state).toEqual({ at: 'ended' });
  expect(agentKey.isReady).toBe(false);
});

test('an agent who signed in too long ago is to sign in again, and then has a key', async () => {
  const refusals = [new SealformError('ERR_SIGN_IN_AGAIN')];
  const { agentKey } = key(async () => {
    const refusal = refusals.shift();
    await Promise.resolve();
    if (refusal) throw refusal;
  });
  await agentKey.prepare();
  expect(agentKey.state).toEqual({ at: 'signInAgain' });
  await agentKey.renew();
  expect(agentKey.isReady).toBe(true);
});

test('an attempt that fails after a newer one has succeeded, or after the work has ended, says nothing', async () => {
  const ends: ((failure?: Error) => void)[] = [];
  const { environment, agentKey, endsAt } = key(
    () => new Promise((resolve, reject) => ends.push((failure) => (failure ? reject(failure) : resolve()))),
  );
  const [first, second] = [agentKey.prepare(), agentKey.renew()];
  ends[1]?.();
  await second;
  ends[0]?.(new SealformError('ERR_TIMEOUT'));
  await first;
  expect(agentKey.state).toEqual({ at: 'ready', until: endsAt, endsSoon: false });
  const third = agentKey.renew();
  agentKey.stop();
  ends[2]?.();
  await third;
  await environment.advance(3 * endsSoonMs);
  expect(agentKey.state).toEqual({ at: 'making' });
});

test.each([
  [new SealingError('ERR_SEALING_NOT_SUPPORTED'), { code: 'ERR_SEALING_NOT_SUPPORTED' }],
  [new SealingError('ERR_SEALING_KEY'), { code: 'ERR_SEALING_KEY' }],
  [new SealformError('ERR_TIMEOUT'), { code: 'ERR_TIMEOUT' }],
  [new TypeError('without a code'), { code: 'ERR_SEALING_KEY' }],
  [new KeyNotKept('refused'), { code: 'ERR_SEALING_KEY', notKept: 'refused' }],
  [new KeyNotKept('full'), { code: 'ERR_SEALING_KEY', notKept: 'full' }],
  [new KeyNotKept('lost'), { code: 'ERR_SEALING_KEY', notKept: 'lost' }],
])('where no key can be made it is said why: %o', async (error, why) => {
  const { agentKey } = key(() => Promise.reject(error));
  await agentKey.prepare();
  expect(agentKey.state).toEqual({ at: 'cannot', ...why });
});

test('a key that could not be renewed is used as long as it lasts, and it is said why', async () => {
  const results = [undefined, new SealformError('ERR_SIGN_IN_AGAIN')];
  const { environment, agentKey, endsAt } = key(async () => {
    const refusal = results.shift();
    await Promise.resolve();
    if (refusal) throw refusal;
  });
  await agentKey.prepare();
  await agentKey.renew();
  const failed = { code: 'ERR_SIGN_IN_AGAIN' };
  expect(agentKey.state).toEqual({ at: 'ready', until: endsAt, endsSoon: false, failed });
  await environment.advance(endsSoonMs);
  expect(agentKey.state).toEqual({ at: 'ready', until: endsAt, endsSoon: true, failed });
  await agentKey.renew();
  expect(agentKey.state).toEqual({ at: 'ready', until: endsAt, endsSoon: true });
});

test('a desk that is left is told nothing more', async () => {
  const { environment, agentKey, told } = key();
  await agentKey.prepare();
  agentKey.stop();
  await environment.advance(3 * endsSoonMs);
  expect(told).toEqual(['making', 'ready']);
});
