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
import { topics } from '../../../branding/console.ts';

/** Whether a sentence that names something to ask for asks for it. */
export function isRequest(sentence: string): boolean {
  if (some(warns, sentence) || isElsewhere(sentence)) return false;
  if (some(whatElse, sentence) || isAskedFor(sentence)) return true;
  if (some(needs, sentence) && !needsToAct.test(sentence)) return true;
  return gives.some((each) => isGiven(sentence, each)) || isBare(sentence);
}

function some(patterns: readonly RegExp[], sentence: string): boolean {
  return patterns.some((each) => each.test(sentence));
}

/** Whether it is to be given somewhere else. */
function isElsewhere(sentence: string): boolean {
  return some(elsewhere, sentence) && (!toMe.test(sentence) || /form/i.test(sentence));
}

/** Whether a question word stands close before a topic. */
function isAskedFor(sentence: string): boolean {
  const starts = topics.flatMap(({ words }) => words.exec(sentence)?.index ?? []);
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

/** Nothing but topics and words beside them in one clause, as a question or with a "please". */
function isBare(sentence: string): boolean {
  if (!/[?？؟]/u.test(sentence) && !some(politely, sentence)) return false;
  return sentence.split(clauseEnd).some((clause) => {
    const rest = topics.reduce((left, { words }) => left.replaceAll(new RegExp(words, 'giu'), ' '), clause);
    return rest !== clause && (rest.match(/[\p{L}\p{N}]+/gu) ?? []).every((each) => beside.test(each));
  });
}
