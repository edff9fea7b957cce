const decimal = /^[0-9]+\.[0-9]+$/;
const date = /^(?:[0-9]{4}([-./])[0-9]{1,2}\1[0-9]{1,2}|[0-9]{1,2}([-./])[0-9]{1,2}\2(?:[0-9]{2}|[0-9]{4}))$/;
const address = /^[0-9]{1,3}(?:\.[0-9]{1,3}){3}$/;

/**
 * Whether most digits of a piece of text stand in decimals (coordinates, prices), dates or IPv4 addresses, so that their
 * neighbours make no number together. Takes symbols, not text.
 */
export function readsAsSomethingElse(symbols: string): boolean {
  const tokens = symbols.split(/[ \n|]+/).map((token) => token.replace(/^[-./_]+|[-./_]+$/g, ''));
  const told = tokens.filter((token) => decimal.test(token) || date.test(token) || address.test(token));
  return digitsIn(told.join('')) * 2 > digitsIn(symbols);
}

function digitsIn(symbols: string): number {
  return symbols.replace(/[^0-9]/g, '').length;
}
