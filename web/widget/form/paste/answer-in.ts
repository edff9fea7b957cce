import { withoutSeparators } from '../../../../core/fields/parts/groups.ts';

/** The one way to write an answer, or undefined when the text is no answer. */
type Parse = (text: string) => string | undefined;

/** An answer within a text, with its first character and the one behind its last. */
interface Found {
  readonly answer: string;
  readonly start: number;
  readonly end: number;
}

/** Of a text that is longer, and of longer runs of words, nothing is read. */
const longestText = 2_000;
const longestRun = 80;

/**
 * Returns the one answer in a text, alone or among other words. Undefined if there is none, and where there may be another:
 * two different answers, or words beside it that make a longer answer with it.
 */
export function answerIn(text: string, parse: Parse): Found | undefined {
  const whole = parse(text);
  if (whole !== undefined) return { answer: whole, start: 0, end: text.length };
  const runs = runsIn(text, parse);
  const written = runs.filter((run) => parse(text.slice(run.start, run.end)) !== undefined);
  const [found, ...others] = written.filter((run) => !written.some((other) => isWithin(run, other)));
  if (!found || others.some(({ answer }) => answer !== found.answer)) return undefined;
  return runs.some((other) => isWithin(found, other)) ? undefined : found;
}

/** Whether words of a text are an answer, or would be without the spaces and dashes between them. */
export function holdsAnswer(text: string, parse: Parse): boolean {
  return runsIn(text, parse).length > 0;
}

/** Gives each place the answer that stands in a text for it and for no other place. Returns these, and what is left. */
export function shareOut<Place extends { readonly parse: Parse }>(
  text: string,
  places: readonly Place[],
): { given: Map<Place, string>; rest: string } {
  const given = new Map<Place, string>();
  let rest = text;
  for (;;) {
    const fits = places.flatMap((place) => {
      const found = given.has(place) ? undefined : answerIn(rest, place.parse);
      return found ? [{ place, found }] : [];
    });
    const next = fits.find(({ found }) => fits.filter((other) => isOver(found, other.found)).length === 1);
    if (!next) return { given, rest };
    given.set(next.place, next.found.answer);
    rest = without(rest, next.found);
  }
}

/** A text without an answer. What stood before it and behind it does not become one word. */
export function without(text: string, { start, end }: Found): string {
  return `${text.slice(0, start)}|${text.slice(end)}`;
}

/** Every run of words that is an answer as it is written, or without the spaces and dashes between the words. */
function runsIn(text: string, parse: Parse): Found[] {
  if (text.length > longestText) return [];
  const words = [...text.matchAll(/\+?[\p{L}\p{M}\p{N}]+/gu)];
  return words.flatMap(({ index: start }, from) =>
    words.slice(from).flatMap((last) => {
      const end = last.index + last[0].length;
      if (end - start > longestRun) return [];
      const run = text.slice(start, end);
      const answer = parse(run) ?? parse(withoutSeparators(run));
      return answer === undefined ? [] : [{ answer, start, end }];
    }),
  );
}

function isWithin(inner: Found, outer: Found): boolean {
  return inner !== outer && outer.start <= inner.start && inner.end <= outer.end;
}

function isOver(one: Found, other: Found): boolean {
  return one.start < other.end && other.start < one.end;
}
