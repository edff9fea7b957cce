import type { MustMask } from './must-mask-more.ts';
import { readFileSync } from 'node:fs';

function read(name: string): unknown[] {
  const lines = readFileSync(new URL(name, import.meta.url), 'utf8').trim().split('\n');
  return lines.map((line): unknown => JSON.parse(line));
}

export const toMask = read('must-mask.jsonl') as MustMask[];
export const toLeave = read('must-not-mask.jsonl') as { about: string; text: string }[];
