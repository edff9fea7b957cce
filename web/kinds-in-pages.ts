import { join } from 'node:path';
import type { Plugin } from 'vite';
import { kinds } from '../core/fields/kinds.ts';
import type { Translation } from '../core/fields/presentation.ts';
import { sampleAnswers } from '../core/fields/sample-answers.ts';
import { problemsIn, wordsIn } from '../core/fields/words.ts';
import { forms } from '../branding/forms.ts';

const fieldsFolder = join(import.meta.dirname, '..', 'core', 'fields');
const used: string[] = forms.flatMap(({ fields }) => Object.values(fields).map(({ kind }) => kind));

/** Nobody is asked for what no form of the brand's asks for: kinds of fields that none has are left out. */
export function kindsInUse(): Plugin {
  const table = join(fieldsFolder, 'kinds.ts');
  const unused = Object.keys(kinds).filter((kind) => !used.includes(kind));
  const entries = new RegExp(`^  (?:${unused.join('|')})(?:: \\w+)?,$`, 'gm');
  return {
    name: 'kinds-in-use',
    enforce: 'pre',
    transform: (code, id) => (id === table ? code.replaceAll(entries, '') : undefined),
  };
}

/**
 * Leaves parts of each kind out of the pages. What is made of them is made here: the words in one language stand in that
 * language's file, and where agents practise, the answers to the forms.
 */
export function kindsWithout(...parts: readonly string[]): Plugin {
  const practised = join(fieldsFolder, 'sample-answers.ts');
  const answers = Object.fromEntries(forms.map((form) => [form.name, sampleAnswers(form)]));
  const words = (_: string, language: string) => ofUsed(wordsIn(language as Translation));
  const problems = (_: string, language: string) => ofUsed(problemsIn(language as Translation));
  return {
    name: 'kinds-without',
    enforce: 'pre',
    load: (id) =>
      id === practised
        ? `const answers = ${JSON.stringify(answers)}; export const sampleAnswers = ({ name }) => answers[name];`
        : undefined,
    transform(code, id) {
      if (!id.startsWith(fieldsFolder)) {
        return code.replace(/wordsIn\('(\w+)'\)/, words).replace(/problemsIn\('(\w+)'\)/, problems);
      }
      const properties = propertiesIn(this.parse(code, { lang: 'ts' }), parts);
      return properties.reduceRight(
        (rest, { start, end }) => rest.slice(0, start) + rest.slice(end).replace(/^,/, ''),
        code,
      );
    },
  };
}

/** What kinds of fields say, but those that no form has, as it stands in a program. */
function ofUsed(said: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(said).filter(([kind]) => used.includes(kind))));
}

/** A node of a program (ESTree), as far as it is looked at. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly key?: { readonly name?: string };
  readonly properties?: readonly Node[];
}

/** The properties of these names in the objects of a program, in its order. */
function propertiesIn(node: unknown, names: readonly string[]): readonly Node[] {
  if (typeof node !== 'object' || node === null) return [];
  const { type, properties } = node as Partial<Node>;
  if (type !== 'ObjectExpression') return Object.values(node).flatMap((each) => propertiesIn(each, names));
  return (properties ?? []).flatMap((each) =>
    names.includes(each.key?.name ?? '') ? [each] : propertiesIn(Object.values(each), names),
  );
}
