import { describe, expect, test } from 'vitest';
import { redact } from '../../../core/redact/redact.ts';
import { mustMask } from './corpus/must-mask.ts';
import { mustNotMask } from './corpus/must-not-mask.ts';
import { seeded } from './corpus/random.ts';
import { toLeave, toMask } from './corpus/read.ts';

describe('redaction over the corpora, and others like them', () => {
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
      expect(secret.filter(({ text, asked }) => redact(text, asked).kinds.length === 0)).toEqual([]);
    },
  );
});
