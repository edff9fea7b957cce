import { writeFileSync } from 'node:fs';
import { mustMask } from './must-mask.ts';
import { mustNotMask } from './must-not-mask.ts';
import { seeded } from './random.ts';

/** Writes both corpora, the same on every run: `node test/core/redact/corpus/generate.ts`. */
function write(name: string, items: readonly object[]): void {
  const lines = items.map((item) => `${JSON.stringify(item)}\n`).join('');
  writeFileSync(new URL(name, import.meta.url), lines);
}

write('must-mask.jsonl', mustMask(seeded(13616)));
write('must-not-mask.jsonl', mustNotMask(seeded(7812)));
