import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { commandProblems, type Known } from './commands.ts';

/** The Markdown files of a project, relative to its folder. */
export function markdownFiles(root: string): string[] {
  const exclude = (path: string) => /(^|\/)(node_modules|cdk\.out[^/]*|coverage|\.git)$/.test(path);
  return globSync('**/*.md', { cwd: root, exclude }).sort();
}

/** What is wrong with one file's links and commands, a line each. */
export function problemsOf(root: string, file: string, known: Known): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const links = [...withoutCode(text).matchAll(/\]\(([^()\s]+)\)/g)].map(([, target = '']) => target);
  const broken = links.filter((target) => !leadsSomewhere(root, file, target));
  return [
    ...broken.map((target) => `${file}: ${target} leads nowhere`),
    ...commandProblems(root, text, known).map((problem) => `${file}: ${problem}`),
  ];
}

function leadsSomewhere(root: string, file: string, target: string): boolean {
  if (/^[a-z]+:/.test(target)) return true;
  const [path = '', anchor] = target.split('#');
  const found = path === '' ? file : normalize(join(dirname(file), decodeURIComponent(path)));
  if (found.startsWith('..') || !existsSync(join(root, found))) return false;
  if (anchor === undefined) return true;
  return statSync(join(root, found)).isFile() && anchorsOf(root, found).has(anchor);
}

/** The anchors that GitHub gives to the headings of a file. */
function anchorsOf(root: string, file: string): Set<string> {
  const anchors = new Set<string>();
  const text = withoutFences(readFileSync(join(root, file), 'utf8'));
  for (const [, heading = ''] of text.matchAll(/^#{1,6} +(.+?) *$/gm)) {
    const plain = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const slug = plain.replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(' ', '-');
    let anchor = slug;
    for (let count = 1; anchors.has(anchor); count++) anchor = `${slug}-${count}`;
    anchors.add(anchor);
  }
  return anchors;
}

function withoutFences(text: string): string {
  return text.replaceAll(/^(`{3,}|~{3,})[^]*?^\1/gm, '');
}

function withoutCode(text: string): string {
  return withoutFences(text).replaceAll(/`[^`\n]*`/g, '');
}
