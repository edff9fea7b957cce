import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kindOf } from '../../../core/fields/field.ts';
import type { Storage } from '../../../core/fields/kind.ts';
import type { KindName } from '../../../core/fields/kinds.ts';
import type { Rules } from '../../../core/fields/parts/rule.ts';
import { notesOf } from '../comments.ts';
import { choicesOf, fieldOf } from './choices.ts';

/** Everything that the documentation says of a kind besides its vectors. */
export interface KindFacts {
  readonly kind: KindName;
  /** Where it stands, relative to the project's folder. */
  readonly file: string;
  readonly accepts: string;
  readonly canonical: string;
  readonly mask: string;
  readonly storage: readonly Storage[];
  /** UTF-16 units as typed. */
  readonly maxLength: number;
  /** What a form may set, and what each may be. */
  readonly options: readonly { readonly name: string; readonly required: boolean; readonly value: string }[];
  /** What a person is told that the field should hold, for each choice of options. */
  readonly expected: readonly { readonly options?: object; readonly text: string }[];
}

/**
 * What the kind and the comments in its file say.
 *
 * @throws Error when its comment is missing, or the `@returns` of its `parse`, which says how an answer is written
 */
export function factsOf(name: KindName): KindFacts {
  const kind = kindOf(fieldOf(name, {}));
  const file = fileOf(name);
  const { summary } = notesOf(file)(name);
  const { returns } = notesOf(file, name)('parse');
  if (!summary || !returns)
    throw new Error(`${file}: \`${name}\` needs a comment, and its parse an @returns`);
  return {
    kind: name,
    file,
    accepts: summary,
    canonical: returns,
    mask: kind.mask.rule,
    storage: kind.storage,
    maxLength: kind.maxLength,
    options: Object.entries(kind.options as Rules).map(([option, { required = false, expected }]) => ({
      name: option,
      required,
      value: expected,
    })),
    expected: choicesOf(name).map((choice) => ({ ...optionsOf(choice), text: kind.expected(choice) })),
  };
}

/** A choice of options as a member, which is left out where nothing is chosen. */
export function optionsOf(choice: object): { readonly options?: object } {
  return Object.keys(choice).length === 0 ? {} : { options: choice };
}

const table = 'core/fields/kinds.ts';
const imports = [
  ...readFileSync(join(import.meta.dirname, '../../..', table), 'utf8').matchAll(
    /^import \{([^}]*)\} from '\.\/([^']+)'/gm,
  ),
];

/** The file that the table of kinds has this one from. */
function fileOf(name: KindName): string {
  const [, , file] =
    imports.find(([, imported = '']) => imported.split(',').some((each) => each.trim() === name)) ?? [];
  if (file === undefined) throw new Error(`${table}: \`${name}\` is not imported from a file beside it`);
  return `core/fields/${file}`;
}
