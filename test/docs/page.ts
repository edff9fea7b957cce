/** What stands under a heading of a Markdown page, up to the next heading. */
export function sectionOf(page: string, heading: string): string {
  const [, ...sections] = page.split(/^#{1,6} +/m);
  const section = sections.find((each) => each.startsWith(`${heading}\n`));
  if (section === undefined) throw new Error(`no heading ${heading}`);
  return section.slice(heading.length);
}

/** The code in the first column of a section's tables. */
export function firstColumn(section: string): string[] {
  return [...section.matchAll(/^\| `([\w-]+)` +\|/gm)].map(([, name = '']) => name);
}

/** The indented blocks of code of a section, their indentation taken off. */
export function codeOf(section: string): string[] {
  const blocks = section.match(/(?:^ {4}.*\n)+/gm) ?? [];
  return blocks.map((block) => block.replaceAll(/^ {4}/gm, ''));
}
