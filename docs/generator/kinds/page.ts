import { visibleJson } from '../json.ts';
import { names, now } from './choices.ts';
import { factsOf, type KindFacts } from './facts.ts';
import { type Vector, vectorsOf } from './vectors.ts';

const introduction = `<!-- Made by \`npm run docs\` from core/fields. Do not edit. -->

# Field kinds

What a form can ask for, kind by kind: what is accepted, the one way to write it (its canonical form), what a transcript shows in its place (its mask), and where it may be stored. [kinds.json](kinds.json) has the same for programs, with vectors for every choice of a kind's options: \`{ kind, options?, typed, canonical, mask }\` for an answer that is valid, \`{ kind, options?, typed, reason }\` for one that is not. What is below are the vectors of one choice.

An answer to a [sealed form](sealing.md) has its canonical form before it is sealed, and the server cannot look at it: the client does all of this by itself. For any other form the server does it too.

- The time counts for some kinds: vectors hold at \`now\`, in milliseconds since 1970-01-01T00:00:00Z (${new Date(now).toISOString()}).
- \`maxLength\` is the longest text that is looked at, in UTF-16 units; a longer one is refused as \`length\`. [text.ts](../core/fields/parts/text.ts) says how a text is read before its kind looks at it, [groups.ts](../core/fields/parts/groups.ts) which groups are one number.
- A reason is for the person who types. It is sent to nobody: it tells something of the answer.
- Storage is \`stored\`, encrypted until it is revealed, or \`offTheRecord\`, relayed and stored nowhere. A field of a kind that can be \`offTheRecord\` only has to say so in its form.
- A field with [\`when\`](protocol.md#fields-that-depend-on-another-answer) has the mask \`[depends on another answer]\`, whatever its kind. Only kinds that know all their answers can decide about another field: \`choice\` and \`yesNo\`.
- Text in the tables is written as JSON; where it is long, its middle is left out.

| kind | storage | file |
|---|---|---|
`;

/** docs/kinds.md: a section for each kind, with the vectors of the first choice of its options. */
export function kindsPage(): string {
  const everyKind = names.map(factsOf);
  const rows = everyKind.map(
    ({ kind, storage, file }) =>
      `| [\`${kind}\`](#${kind.toLowerCase()}) | ${codes(storage)} | [${file.split('/').at(-1)}](../${file}) |`,
  );
  return [introduction + rows.join('\n'), ...everyKind.map(section)].join('\n\n');
}

/** docs/kinds.json: the same for programs, with every vector. */
export function kindsJson(): string {
  const everyKind = names.map(factsOf);
  return visibleJson({ now, kinds: everyKind, vectors: names.flatMap(vectorsOf) });
}

function section({ kind, accepts, canonical, mask, maxLength, options, expected }: KindFacts): string {
  const vectors = vectorsOf(kind);
  const [first] = vectors;
  const shown = vectors.filter((each) => JSON.stringify(each.options) === JSON.stringify(first?.options));
  const optional = options.map(
    ({ name, required, value }) => `\`${name}\`: ${value}${required ? '' : ', or left out'}`,
  );
  const facts = [
    ['canonical form', canonical],
    ['mask', mask],
    ['maxLength', String(maxLength)],
    ...optional.map((text) => ['option', text]),
    ...(expected.length === 1 ? [['a person is told', expected[0]?.text]] : []),
  ];
  return [
    `## ${kind}`,
    accepts,
    ['| | |', '|---|---|', ...facts.map(([name, text]) => `| ${name} | ${text} |`)].join('\n'),
    ...(expected.length > 1 ? [told(expected)] : []),
    ...(first?.options ? [`With \`${visibleJson(first.options)}\`:`] : []),
    ...tablesOf(shown),
  ].join('\n\n');
}

/** What a person is told, for each choice of options. */
function told(expected: KindFacts['expected']): string {
  const rows = expected.map(({ options, text }) => `| ${options ? code(options) : 'none'} | ${text} |`);
  return ['| options | a person is told |', '|---|---|', ...rows].join('\n');
}

/** What is valid, and what is not. */
function tablesOf(vectors: readonly Vector[]): string[] {
  const valid = vectors.flatMap((each) =>
    'reason' in each ? [] : [`| ${code(each.typed)} | ${code(each.canonical)} | ${code(each.mask)} |`],
  );
  const invalid = vectors.flatMap((each) =>
    'reason' in each ? [`| ${code(each.typed)} | \`${each.reason}\` |`] : [],
  );
  return [
    ['| typed | canonical | mask |', '|---|---|---|', ...valid].join('\n'),
    ['| typed | reason |', '|---|---|', ...invalid].join('\n'),
  ];
}

/** A value in a cell of a table: whatever stands in it, the cell does not end. */
function code(value: unknown): string {
  const json = visibleJson(value);
  const characters = [...json];
  const text =
    json.length <= 80 ? json : `${characters.slice(0, 30).join('')}…${characters.slice(-10).join('')}`;
  const fence = text.includes('`') ? '``' : '`';
  return `${fence}${text.replaceAll('|', '\\|')}${fence}`;
}

function codes(texts: readonly string[]): string {
  return texts.map((text) => `\`${text}\``).join(', ');
}
