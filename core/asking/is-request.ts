import {
  gives,
  notTheirs,
  toThem,
  what,
  whatElse,
  needs,
  needsToAct,
  warns,
  elsewhere,
  explains,
  toMe,
  beside,
  politely,
  clauseEnd,
} from './phrases.ts';

/** The end of a sentence, a question mark excepted: that belongs to it. */
const ends = /(?<=[?？؟])|[.!;\n。！؛]+(?=\s|$|[^\p{L}\p{N}])|(?<=[。！])/u;

/** The sentences of a message. */
export function sentencesOf(text: string): string[] {
  return text.split(ends);
}

/**
 * Whether a sentence that names something to ask for asks for it. A mention is not a request: "You can reset your password on
 * the sign-in page". A guess by words, in English, Spanish, German, French, Japanese and Arabic.
 *
 * @param names what may be asked for
 */
export function isRequest(sentence: string, names: readonly RegExp[]): boolean {
  if (some(warns, sentence) || isElsewhere(sentence)) return false;
  if (some(whatElse, sentence) || isAskedFor(sentence, names)) return true;
  if (some(needs, sentence) && !needsToAct.test(sentence)) return true;
  return gives.some((each) => isGiven(sentence, each)) || isBare(sentence, names);
}

function some(patterns: readonly RegExp[], sentence: string): boolean {
  return patterns.some((each) => each.test(sentence));
}

/** Whether it is to be given somewhere else. */
function isElsewhere(sentence: string): boolean {
  return some(elsewhere, sentence) && (!toMe.test(sentence) || /form/i.test(sentence));
}

/** Whether a question word stands close before a name. */
function isAskedFor(sentence: string, names: readonly RegExp[]): boolean {
  const starts = names.flatMap((words) => words.exec(sentence)?.index ?? []);
  return what.some((each) => {
    const found = each.exec(sentence);
    const end = found ? found.index + found[0].length : Infinity;
    return starts.some((start) => {
      const between = sentence.slice(end, start);
      return start >= end && !explains.test(between) && (between.match(/\p{L}+/gu) ?? []).length <= 2;
    });
  });
}

/** Whether the customer is the one who is to give it, to the agent. */
function isGiven(sentence: string, verb: RegExp): boolean {
  const all = new RegExp(verb.source, `${verb.flags}g`);
  return [...sentence.matchAll(all)].some(({ 0: found, index }) => {
    const before = sentence.slice(0, index);
    return !notTheirs.test(before) && !toThem.test(sentence.slice(index + found.length));
  });
}

/** Nothing but names and words beside them in one clause, as a question or with a "please". */
function isBare(sentence: string, names: readonly RegExp[]): boolean {
  if (!/[?？؟]/u.test(sentence) && !some(politely, sentence)) return false;
  return sentence.split(clauseEnd).some((clause) => {
    const rest = names.reduce((left, words) => left.replaceAll(new RegExp(words, 'giu'), ' '), clause);
    return rest !== clause && (rest.match(/[\p{L}\p{N}]+/gu) ?? []).every((each) => beside.test(each));
  });
}
