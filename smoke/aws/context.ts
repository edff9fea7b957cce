import type { Environment } from '../../client/environment.ts';
import { type Check, NotShown } from '../check.ts';
import { type Installation, notShown } from './installation.ts';

/** What the checks of AWS look at. */
export interface Context {
  /** @throws NotShown when it cannot be read */
  readonly installation: () => Promise<Installation>;
  /** When this run began, ms since the epoch. */
  readonly since: number;
  /** How long to wait for what AWS shows late, ms. */
  readonly waitMs: number;
  readonly environment: Pick<Environment, 'now' | 'after'>;
}

/** What is not there yet is looked for again after so long, ms. */
const againMs = 10_000;

/** Looks again and again, until there is something to see or the time is up; undefined then. */
export async function until<T>(
  { waitMs, environment }: Context,
  look: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const deadline = environment.now() + waitMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined || environment.now() + againMs > deadline) return seen;
    await new Promise<void>((resolve) => environment.after(againMs, resolve));
  }
}

/** A check that asks AWS: what it may not ask is not shown. */
export function asking(
  context: Context,
  check: Omit<Check, 'run'> & {
    readonly actions: string;
    readonly look: (installation: Installation) => Promise<string | void>;
  },
): Check {
  const { id, shows, remedy, actions, look } = check;
  const run = async () => {
    const installation = await context.installation();
    try {
      return await look(installation);
    } catch (error) {
      throw notShown(error, actions);
    }
  };
  return { id, shows, remedy, run };
}

/** Some names, and how many more there are. */
export function some(names: readonly string[], most = 5): string {
  const more = names.length - most;
  return names.slice(0, most).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** @throws NotShown for an empty list */
export function notNone<T>(items: readonly T[], what: string): readonly T[] {
  if (items.length === 0) throw new NotShown(`the stacks have no ${what}`);
  return items;
}
