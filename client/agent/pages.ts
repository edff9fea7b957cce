import type { Joined } from './options.ts';

/** So many pages of those who wait: nobody looks through more than a thousand. */
const most = 10;

/** The answer to `join`, with those who wait from its other pages too. */
export async function everyPage(ask: (after: Joined['next']) => Promise<Joined>): Promise<Joined> {
  const { next: second, ...first } = await ask(undefined);
  const waiting = [...first.waiting];
  let next = second;
  for (let pages = 1; next && pages < most; pages++) {
    const page: Joined = await ask(next);
    waiting.push(...page.waiting);
    next = page.next;
  }
  return { ...first, waiting, ...(next && { next }) };
}
