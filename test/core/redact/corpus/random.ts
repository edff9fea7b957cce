/** Random choices that are the same on every run (mulberry32). */
export interface Random {
  readonly int: (least: number, most: number) => number;
  readonly pick: <T>(items: readonly T[]) => T;
  /** Fills a pattern: `#` any digit, `@` a digit from 1, `^` a capital letter, `%` a hexadecimal digit, `?` a letter or digit. */
  readonly fill: (pattern: string) => string;
}

export function seeded(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(items: readonly T[]): T => items[int(0, items.length - 1)] as T;
  const sets: Record<string, string> = {
    '#': '0123456789',
    '@': '123456789',
    '^': 'ABCDEFGHJKLMNPQRSTUVWXYZ',
    '%': '0123456789abcdef',
    '?': '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ',
  };
  const fill = (pattern: string) => pattern.replace(/[#@^%?]/g, (mark) => pick([...(sets[mark] ?? mark)]));
  return { int, pick, fill };
}
