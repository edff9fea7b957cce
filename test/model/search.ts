import fc from 'fast-check';
import { history, live, longest } from './history.ts';
import { shorten } from './shorten.ts';
import type { Step } from './steps.ts';
import { type Parts, realParts } from './world.ts';

export interface Search {
  /** Steps of all histories together. */
  readonly steps: number;
  /** Where to begin: the same number gives the same histories. @default a random one, which a failure prints */
  readonly seed?: number;
  readonly parts?: Parts;
}

/** A history that breaks a promise, as short as it could be made, in words; undefined when none was found. */
export async function firstFailure({ steps, seed, parts = realParts }: Search): Promise<string | undefined> {
  const property = fc.asyncProperty(
    history,
    async (each) => (await live(each.steps, each.seed, parts)).length === 0,
  );
  const numRuns = Math.ceil(steps / (longest / 2));
  const result = await fc.check(property, {
    numRuns,
    endOnFailure: true,
    ...(seed !== undefined && { seed }),
  });
  const [found] = result.counterexample ?? [];
  if (!found) return undefined;
  const shortest = await shorten(
    found.steps,
    async (each) => (await live(each, found.seed, parts)).length > 0,
  );
  const wrong = await live(shortest, found.seed, parts);
  return [...wrong, ...shortest.map(told), `seed ${result.seed}`].join('\n');
}

/** A step in words; what is plain about it is left out. */
function told({ verb, who, which, how, turns, order, fault }: Step): string {
  const parts = [
    `  ${verb}`,
    who && `who ${who}`,
    which && `which ${which}`,
    how && `how ${how}`,
    turns < 40 && `then only ${turns} turns`,
    order && `order ${order}`,
    fault && `call ${fault.at}: ${fault.kind} ×${fault.times}`,
  ];
  return parts.filter(Boolean).join(', ');
}
