import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { redact } from '../../../core/redact/redact.ts';
import { verifies } from '../../promises.ts';
import { mustMask } from './corpus/must-mask.ts';
import { mustNotMask } from './corpus/must-not-mask.ts';
import { seeded } from './corpus/random.ts';

function read(name: string): unknown[] {
  const lines = readFileSync(new URL(`corpus/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line): unknown => JSON.parse(line));
}

const toMask = read('must-mask.jsonl') as { text: string; masked: string }[];
const toLeave = read('must-not-mask.jsonl') as { about: string; text: string }[];

describe('redaction over the corpora', () => {
  test('the corpora are as large as promised, and without doubles', () => {
    expect(new Set(toMask.map(({ text }) => text)).size).toBeGreaterThanOrEqual(300);
    expect(new Set(toLeave.map(({ text }) => text)).size).toBeGreaterThanOrEqual(3000);
  });

  verifies('P12', 'every card number, SSN and IBAN is masked, and nothing around it is touched', () => {
    const wrong = toMask.filter(({ text, masked }) => redact(text).text !== masked);
    expect(wrong).toEqual([]);
  });

  verifies('P12', 'at most one in a hundred other messages is masked', () => {
    const masked = toLeave.filter(({ text }) => redact(text).kinds.length > 0);
    expect(masked.length / toLeave.length).toBeLessThanOrEqual(0.01);
  });

  test('no message is changed unless something was found', () => {
    const changed = toLeave.filter(
      ({ text }) => redact(text).kinds.length === 0 && redact(text).text !== text,
    );
    expect(changed).toEqual([]);
  });

  test('redacting a redacted message changes nothing', () => {
    const changed = [...toMask, ...toLeave]
      .map(({ text }) => redact(text).text)
      .filter((text) => redact(text).text !== text);
    expect(changed).toEqual([]);
  });

  test('the committed corpora are what their generator makes', () => {
    expect(toMask).toEqual(mustMask(seeded(13616)));
    expect(toLeave).toEqual(mustNotMask(seeded(7812)));
  });

  test.each([101, 102, 103])(
    'messages that the rules were not tried on are masked as rarely and as surely (seed %i)',
    (seed) => {
      const other = mustNotMask(seeded(seed));
      expect(
        other.filter(({ text }) => redact(text).kinds.length > 0).length / other.length,
      ).toBeLessThanOrEqual(0.01);
      const secret = mustMask(seeded(seed));
      expect(secret.filter(({ text }) => redact(text).kinds.length === 0)).toEqual([]);
    },
  );
});
