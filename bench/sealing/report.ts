import { contenders } from './contenders.ts';
import { measure, type Result } from './measure.ts';

/** A line for each: its medians, what travels, and how many times as long as the first it takes for both. */
export function report(results: readonly Result[]): string {
  const [first] = results;
  const lines = results.map(({ name, seal, open, bytes }) => {
    const ratio = first ? (seal + open) / (first.seal + first.open) : 1;
    const times = `seal ${seal.toFixed(2)} ms, open ${open.toFixed(2)} ms, ${bytes} bytes`;
    return `${name.padEnd(30)} ${times}, ${ratio.toFixed(2)} times the first\n`;
  });
  return lines.join('');
}

/** `npm run bench:sealing`: sealing and opening a form of five fields, beside others, in one run in Node. */
if (import.meta.main) process.stdout.write(report(await measure(await contenders(), 500, 50)));
