import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe } from 'vitest';
import { memoryPorts } from '../../core/memory/ports.ts';
import { memoryTables } from '../../core/memory/tables.ts';
import { EngineTables } from './engine-tables.ts';
import { dynamoPorts, type Ports } from './ports.ts';

/** Whether a call that gets no answer has taken effect. */
export type Lost = 'before' | 'after';

/** Keeps what goes through the ports. */
interface Store {
  readonly ports: Ports;
  /** The next write gets no answer. */
  loseAnswer(when: Lost): void;
  stop(): Promise<void>;
}

/** Failures of one call each, by when they strike it. */
class LostAnswers {
  #armed: Lost | undefined;

  arm(when: Lost): void {
    this.#armed = when;
  }

  strike(point: Lost): void {
    if (this.#armed !== point) return;
    this.#armed = undefined;
    // The SDK repeats what is so called.
    throw Object.assign(new Error('no answer'), { name: 'TimeoutError' });
  }
}

function openMemory(): Promise<Store> {
  const lost = new LostAnswers();
  const tables = memoryTables({
    pace: (point) => Promise.resolve(point === 'item' ? undefined : lost.strike(point)),
  });
  const ports = memoryPorts(tables);
  return Promise.resolve({ ports, loseAnswer: (when) => lost.arm(when), stop: () => Promise.resolve() });
}

async function openEngine(): Promise<Store> {
  const tables = await EngineTables.start();
  const lost = new LostAnswers();
  const [once, client] = [tables.client(1), tables.client(4)];
  for (const each of [once, client]) striking(each, lost);
  const ports = dynamoPorts((logicalId) => tables.nameOf(logicalId), once, client);
  return { ports, loseAnswer: (when) => lost.arm(when), stop: () => tables.stop() };
}

function striking(client: DynamoDBDocumentClient, lost: LostAnswers): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      lost.strike('before');
      const result = await next(args);
      lost.strike('after');
      return result;
    },
    // Behind the SDK's own repetitions.
    { step: 'finalizeRequest', priority: 'low', name: 'lostAnswers' },
  );
}

const stores = { 'in memory': openMemory, 'in DynamoDB': openEngine };

/** What the ports promise, over each store. */
export function overEachStore(
  promised: (ports: () => Ports, loseAnswer: (when: Lost) => void) => void,
): void {
  describe.each(Object.entries(stores))('%s', (_, open) => {
    let store: Store | undefined;
    const opened = (): Store => {
      if (!store) throw new Error('the store is not open yet');
      return store;
    };
    beforeAll(async () => {
      store = await open();
    });
    afterAll(() => store?.stop());
    promised(
      () => opened().ports,
      (when) => opened().loseAnswer(when),
    );
  });
}
