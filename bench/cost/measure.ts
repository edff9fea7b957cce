import { agents } from '../../play/local/people.ts';
import { startRuntime } from '../../local/runtime.ts';
import { type Fixtures, fixturesOf } from './fixed.ts';
import { Meter } from './meter.ts';
import { MeteredDatabase } from './metered-database.ts';
import { idleChat, paymentCardForm, type Step } from './scenes.ts';
import type { Usage } from './usage.ts';

/** What was measured: everything that docs/cost.md computes with. */
export interface Measured {
  readonly form: readonly Step[];
  readonly chat: readonly Step[];
  /** One run of the sweep with nothing to do. */
  readonly sweep: Pick<Usage, 'readUnits' | 'logBytes'>;
  readonly fixtures: Fixtures;
}

/**
 * Runs a synthesized app, plays a form and an idle chat, and reads what both used. Takes some seconds.
 *
 * @param engine address of another DynamoDB server than the bundled engine
 */
export async function measure(assembly: string, engine?: string): Promise<Measured> {
  const database = await MeteredDatabase.start(engine);
  const runtime = await startRuntime({ assembly, users: agents, dynamodbUrl: database.url });
  try {
    const meter = new Meter(runtime, database);
    const form = await paymentCardForm(runtime, meter);
    const chat = await idleChat(runtime, meter);
    const { usage } = await meter.of(() => runtime.invoke('Sweep', {}));
    const { readUnits, logBytes } = usage;
    // What functions wrote last may come last, and is all there when they have ended.
    await runtime.stop();
    return { form, chat, sweep: { readUnits, logBytes }, fixtures: fixturesOf(assembly, runtime.metrics) };
  } finally {
    await runtime.stop();
    await database.stop();
  }
}
