import type { Contender } from './contenders.ts';

/** What one contender needs for the form. */
export interface Result {
  readonly name: string;
  /** Median, ms. */
  readonly seal: number;
  /** Median, ms. */
  readonly open: number;
  /** Of the text that travels. */
  readonly bytes: number;
}

/** Lets all of them seal and open in turn, `rounds` times after `warmUp` that do not count: what disturbs meets all alike. */
export async function measure(
  contenders: readonly Contender[],
  rounds: number,
  warmUp: number,
): Promise<Result[]> {
  const times = contenders.map((contender) => ({
    contender,
    seal: [] as number[],
    open: [] as number[],
    bytes: 0,
  }));
  for (let round = -warmUp; round < rounds; round++) {
    for (const each of times) {
      const start = performance.now();
      const sealed = await each.contender.seal();
      const between = performance.now();
      await each.contender.open(sealed);
      const end = performance.now();
      each.bytes = Buffer.byteLength(sealed);
      if (round < 0) continue;
      each.seal.push(between - start);
      each.open.push(end - between);
    }
  }
  return times.map(({ contender, seal, open, bytes }) => ({
    name: contender.name,
    seal: median(seal),
    open: median(open),
    bytes,
  }));
}

/** The middle one; of an even number the lower of the two. */
export function median(values: readonly number[]): number {
  const middle = values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) / 2)];
  if (middle === undefined) throw new Error('there is no middle of nothing');
  return middle;
}
