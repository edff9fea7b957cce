import { chanceOf } from '../../../random.ts';

/** Random choices that are the same on every run. */
export interface Random {
  readonly int: (least: number, most: number) => number;
  readonly pick: <T>(items: readonly T[]) => T;
  /** Fills a pattern: `#` any digit, `@` a digit from 1, `^` a capital letter, `%` a hexadecimal digit, `?` a letter or digit. */
  readonly fill: (pattern: string) => string;
}

export function seeded(seed: number): Random {
  const next = chanceOf(seed);
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
