import { luhn } from '../../fields/parts/luhn.ts';
import type { Message } from '../text/message.ts';
import type { Replacement } from '../text/replacement.ts';

/** Tracks 1 and 2 of a magnetic stripe (ISO/IEC 7813), and track 2 as a chip gives it (EMV tag 57). */
const tracks = [
  /%?B(?<number>\d[\d ]{10,21}\d)\^[^^\n]{0,26}\^(?:\d{0,7}|\^)[^?\n\s]{0,80}\??/gi,
  /;?(?<![0-9])(?<number>\d{12,19})[=D]\d{7,24}[F?]?/gi,
];

/** Finds what a card reader reads from a magnetic stripe. All of it is masked but four digits: number, name, expiry date, code. */
export function findTracks({ text }: Message): Replacement[] {
  const found: Replacement[] = [];
  for (const { 0: track, groups = {}, index } of tracks.flatMap((pattern) => [...text.matchAll(pattern)])) {
    const number = groups.number?.replaceAll(' ', '') ?? '';
    if (!luhn(number)) continue;
    const place = { start: index, end: index + track.length };
    found.push({ kind: 'cardNumber', ...place, mask: `•••• ${number.slice(-4)}`, certain: true });
  }
  return found.sort((a, b) => a.start - b.start);
}
