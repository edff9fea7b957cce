import { afterAll, describe, expect, test } from 'vitest';
import { redact } from '../../../core/redact/redact.ts';
import { verifies } from '../../promises.ts';
import { bareIn, formats, namedIn } from './corpus/formats.ts';
import { seeded } from './corpus/random.ts';

const numbers = 2000;
const random = seeded(400101);
const all = formats(random);
const rows: string[] = [];

/** How many in a hundred messages are masked. */
function masked(write: () => string): number {
  const found = Array.from({ length: numbers }, write).filter((text) => redact(text).kinds.length > 0);
  return (found.length / numbers) * 100;
}

afterAll(() => {
  process.stdout.write(
    `\n| masked, of ${numbers} numbers each | named | bare |\n| --- | ---: | ---: |\n${rows.join('')}`,
  );
});

describe('numbers that are no secret', () => {
  test('are of forty formats and more', () => {
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(40);
  });

  for (const format of all) {
    verifies(
      'P12',
      `are masked once in a hundred where they are named, thrice where not: ${format.name}`,
      () => {
        const named = masked(() => namedIn(format, random));
        const bare = format.isAlike ? undefined : masked(() => bareIn(format, random));
        rows.push(
          `| ${format.name} | ${named.toFixed(2)} % | ${bare === undefined ? '' : `${bare.toFixed(2)} %`} |\n`,
        );
        expect(named).toBeLessThanOrEqual(1);
        expect(bare ?? 0).toBeLessThanOrEqual(3);
      },
    );
  }
});
