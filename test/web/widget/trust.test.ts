import { describe, expect, it } from 'vitest';
import { fingerprintsIn } from '../../../web/shared/site-config.ts';
import type { Opening } from '../../../web/widget/host/host.ts';
import { trustOf } from '../../../web/widget/chat/trust.ts';

const [current, before, other] = ['a', 'b', 'c'].map((digit) => digit.repeat(64)) as [string, string, string];

function trusted(pin: string | undefined, brandKeys: readonly string[], isFramed = true) {
  const opening: Opening = { isFramed, origin: undefined, language: undefined, theme: undefined, pin };
  return trustOf(opening, brandKeys);
}

describe('the keys that a visitor’s frame trusts', () => {
  it.each([
    ['one key', current, [current], [current]],
    ['the new one of two, once the page has only that', current, [current, before], [current]],
    ['the old one of two, while the page has only that', before, [current, before], [before]],
    ['both while both are everywhere', `${before} ${current}`, [current, before], [before, current]],
    ['the one that the site still names', `${current} ${before}`, [current], [current]],
    ['one in capital letters', current.toUpperCase(), [current], [current]],
  ])('are those that the page and the site both name: %s', (_, pin, brandKeys, both) => {
    expect(trusted(pin, brandKeys)).toEqual({ pin: both });
  });

  it.each([
    ['ERR_PIN_MISMATCH', 'the page names another key', other, [current]],
    ['ERR_PIN_MISMATCH', 'both name two other keys', `${current} ${other}`, [before]],
    ['ERR_PIN_NOT_CONFIGURED', 'the site names none', current, []],
    ['ERR_CERTIFICATE_PIN', 'the page names none', undefined, [current]],
    ['ERR_CERTIFICATE_PIN', 'the page names half a key', current.slice(32), [current]],
    ['ERR_CERTIFICATE_PIN', 'the page names three', `${current} ${before} ${other}`, [current]],
    ['ERR_CERTIFICATE_PIN', 'a part of what the page names is not a key', `${current} #`, [current]],
  ])('are none (%s) when %s', (whyUnpinned, _, pin, brandKeys) => {
    expect(trusted(pin, brandKeys)).toEqual({ whyUnpinned });
  });

  it('are none outside of a page of the brand’s, whatever the link says', () => {
    for (const pin of [undefined, current, other])
      expect(trusted(pin, [current], false)).toEqual({ whyUnpinned: 'ERR_PIN_UNFRAMED' });
  });
});

describe('the keys in /config.json', () => {
  it('are one or two fingerprints', () => {
    expect(fingerprintsIn([current])).toEqual([current]);
    expect(fingerprintsIn([current, before])).toEqual([current, before]);
  });

  it.each([
    ['nothing', undefined],
    ['a text', current],
    ['an empty list', []],
    ['three', [current, before, other]],
    ['capital letters', [current.toUpperCase()]],
    ['a key with something behind it', [`${current}\n`]],
    ['a number beside a key', [current, 1]],
    ['a list in a list', [[current]]],
  ])('are not taken from %s', (_, list) => {
    expect(fingerprintsIn(list)).toEqual([]);
  });
});
