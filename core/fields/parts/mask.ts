/**
 * What a transcript shows in place of a canonical answer: at most half of its characters, and for card numbers at most what
 * PCI SSC FAQ 1091 allows. How many bullets there are never depends on the answer.
 */
export interface Mask<Options extends object = object> {
  /** How another program makes it, in words. No page loads them. */
  readonly rule: string;
  of(canonical: string, options: Options): string;
  /** Whether a text has the shape of these masks, whatever the answer is: all that a server can check of a sealed one. */
  fits(mask: string, options: Options): boolean;
}

/** The bullets that stand for what a mask hides. Always four: their number says nothing about the length. */
export const hidden = '••••';

/** The one mask of a field with `when`, whether it was asked, answered or left out: the difference tells the other answer. */
export const dependent = '[depends on another answer]';

/** The last `count` characters behind bullets; fewer where that would be more than half of the value. */
export function maskToLast(canonical: string, count: number): string {
  const shown = Math.min(count, Math.floor(canonical.length / 2));
  return shown === 0 ? hidden : `${hidden} ${canonical.slice(-shown)}`;
}

/** The last characters behind bullets, of this class: at most `count` of them, and at most half of the answer. */
export function lastOf(count: number, characters = '0-9A-Z'): Mask {
  return {
    rule: `\`${hidden}\` and the last ${['', 'one', 'two', 'three', 'four'][count]}, half at the most`,
    of: (canonical) => maskToLast(canonical, count),
    fits: (mask) => new RegExp(`^${hidden}( [${characters}]{1,${count}})?$`).test(mask),
  };
}

/** The same words for every answer: they say that there was one. */
export function always(words: string): Mask {
  return { rule: `\`${words}\``, of: () => words, fits: (mask) => mask === words };
}
