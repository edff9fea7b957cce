import { describe, expect, it } from 'vitest';
import type { RedactedKind } from '../../../core/protocol/index.ts';
import { redact } from '../../../core/redact/redact.ts';

const bare: [RedactedKind, string, string][] = [
  ['ssn', '219099999', '•••-••-••••'],
  ['ssn', 'It is 219099999', 'It is •••-••-••••'],
  ['ssn', '219-099-999, thanks', '•••-••-••••, thanks'],
  ['ssn', '٢١٩٠٩٩٩٩٩', '•••-••-••••'],
  ['cardNumber', '4242 4242 4242 4241', '•••• 4241'],
  ['cvv', '123', '•••'],
  ['cvv', 'It is 1 2 3.', 'It is •••.'],
  ['cvv', '１２３です', '•••です'],
  ['cvv', 'the code is 1234', 'the code is •••'],
  ['pin', '4821', '••••'],
  ['pin', 'Ich glaube 482193', 'Ich glaube ••••'],
  ['iban', 'DE89 3704 0044 0532 0130 01', 'DE•• •••• 3001'],
];

describe('what the other side has asked for', () => {
  it.each(bare)('is masked as a %s where it stands bare: %s', (kind, text, masked) => {
    expect(redact(text, [kind])).toMatchObject({ text: masked, kinds: [kind] });
  });

  it.each(bare)('stays where nobody has asked for a %s: %s', (_, text) => {
    expect(redact(text).kinds).toEqual([]);
  });

  it.each(bare)('is masked once, as a %s: %s', (kind, text) => {
    const once = redact(text, [kind]).text;
    expect(redact(once, [kind])).toMatchObject({ text: once, kinds: [] });
  });

  it.each([
    ['ssn', 'order 219099999'],
    ['ssn', 'my phone: 219099999'],
    ['cvv', 'I was born on 12/29'],
    ['cvv', 'it cost 123.45'],
    ['cvv', 'room A123'],
    ['cvv', 'order 123'],
    ['cvv', 'I do not have the card with me now, so I will be back at half past eight or on the 123 bus'],
    ['pin', 'ticket 4821'],
    ['pin', 'PROJ-4821'],
  ] as [RedactedKind, string][])(
    'stays as a %s where it says that it is something else: %s',
    (kind, text) => {
      expect(redact(text, [kind])).toMatchObject({ text, kinds: [] });
    },
  );
});

describe('a find is certain', () => {
  it.each([
    '4242 4242 4242 4242',
    '3782-822463-10005',
    'my card is 4242424242424242',
    'order 4242 4242 4242 4242',
    'Visa 4242424242424242 or 1234',
  ])('of a card number that is laid out or called as one: %s', (text) => {
    expect(redact(text).certain).toBe(true);
  });

  it('of a card number where one was asked for', () => {
    expect(redact('4242424242424242', ['cardNumber']).certain).toBe(true);
  });

  it.each(['4242424242424242', 'order 4242424242424242', '219-09-9999', 'card 4242 4242 4242 4241', 'hello'])(
    'not of a number that may be something else: %s',
    (text) => {
      expect(redact(text).certain).toBe(false);
    },
  );
});
