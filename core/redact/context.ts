import { type Topic, topics } from './topics.ts';

const wordsBefore = 8;
const wordsAfter = 4;
/** Scripts without spaces have long "words"; of each this many units are read. */
const wordReach = 40;

/** Tells what the number at an offset is, or undefined where no word tells. */
export type TopicAt = (offset: number) => Topic | undefined;

/**
 * Reads the words of a text, to tell of any number in it what the nearest telling word says: of the eight words before it and
 * the four after. Nearness counts words, and before wins over after at the same distance. Numbers, punctuation and masks are no
 * words, so masking does not change what is near. A prolonged sound mark between digits is a dash.
 */
export function topicsOf(text: string): TopicAt {
  const words = [...text.matchAll(/(?![ーｰ])\p{L}[\p{L}\p{M}]*/gu)].map(({ 0: word, index }) => ({
    word,
    index,
  }));
  const known = new Map<number, Topic | undefined>();
  return (offset) => {
    const next = firstAtOrAfter(words, offset);
    if (!known.has(next)) known.set(next, topicBetween(words, next));
    return known.get(next);
  };
}

interface Word {
  readonly word: string;
  readonly index: number;
}

function topicBetween(words: readonly Word[], next: number): Topic | undefined {
  const before = words.slice(Math.max(0, next - wordsBefore), next).map(({ word }) => word.slice(-wordReach));
  const after = words.slice(next, next + wordsAfter).map(({ word }) => word.slice(0, wordReach));
  const last = nearest(before.join(' '), 'end');
  const first = nearest(after.join(' '), 'start');
  return first && (!last || first.distance < last.distance) ? first.topic : last?.topic;
}

function firstAtOrAfter(words: readonly Word[], offset: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.index ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function nearest(text: string, side: 'start' | 'end'): { topic: Topic; distance: number } | undefined {
  let best: { topic: Topic; distance: number; length: number } | undefined;
  for (const [topic, pattern] of topics) {
    for (const { 0: match, index } of text.matchAll(pattern)) {
      const between = side === 'end' ? text.slice(index + match.length) : text.slice(0, index);
      const distance = between.split(' ').length;
      const closer = !best || distance < best.distance;
      if (closer || (distance === best?.distance && match.length > best.length)) {
        best = { topic, distance, length: match.length };
      }
    }
  }
  return best;
}
