import { expect, test } from 'vitest';
import { StatusLine } from '../../demo/status-line.ts';

function output(terminal: { isTTY?: boolean; columns?: number } = {}) {
  const written: string[] = [];
  return { written, out: { ...terminal, write: (text: string) => written.push(text) } };
}

test('a terminal’s current line is rewritten, and stays under what is printed', () => {
  const { written, out } = output({ isTTY: true, columns: 80 });
  const line = new StatusLine(out);
  line.show('codes 1', ' (9 s)');
  line.print('news');
  line.show('codes 2');
  line.end();
  expect(written).toEqual([
    '\r\u001b[Kcodes 1 (9 s)',
    '\r\u001b[Knews\ncodes 1 (9 s)',
    '\r\u001b[Kcodes 2',
    '\n',
  ]);
});

test('a line that is longer than the terminal is cut: a second one could not be rewritten', () => {
  const { written, out } = output({ isTTY: true, columns: 10 });
  new StatusLine(out).show('0123456789abc');
  expect(written).toEqual(['\r\u001b[K012345678']);
});

test('elsewhere the current line is printed when it changes, without what passes', () => {
  const { written, out } = output();
  const line = new StatusLine(out);
  line.show('codes 1', ' (9 s)');
  line.show('codes 1', ' (8 s)');
  line.print('news');
  line.show('codes 2', ' (30 s)');
  line.end();
  expect(written).toEqual(['codes 1\n', 'news\n', 'codes 2\n']);
});
