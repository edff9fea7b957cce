import { publish } from '../../core/brand/publish.ts';
import { canonicalJson } from '../../core/canonical-json.ts';
import { type Form, formHash } from '../../core/fields/form.ts';
import { languages } from '../../core/languages.ts';
import { library } from '../../forms/library.ts';
import { visibleJson } from './json.ts';

/** The privacy policy that the product comes with. The documentation reads no brand: a brand edits its own. */
const policy = { version: '2026-11-01', url: 'https://www.example.com/privacy', texts: {} };

/** The forms of the product as a brand publishes them that changes nothing. */
export const libraryForms: readonly Form[] = library.map((template) =>
  publish(template, { privacy: policy, languages }),
);

/** docs/forms.json: each form with its hash, and the text of which that is the hash. */
export async function formsJson(): Promise<string> {
  const forms = libraryForms.map(async (form) => ({
    hash: await formHash(form),
    canonical: canonicalJson(form),
    form,
  }));
  return visibleJson({ forms: await Promise.all(forms) });
}

/** The forms of the product with their hashes, which another implementation can be checked against. */
export async function formsTable(): Promise<string> {
  const rows = await Promise.all(libraryForms.map(formRow));
  return ['| form | version | off the record | hash |', '|---|---|---|---|', ...rows].join('\n');
}

async function formRow(form: Form): Promise<string> {
  const relayed = Object.entries(form.fields).filter(([, field]) => field.offTheRecord === true);
  const names = relayed.map(([name]) => `\`${name}\``).join(' ');
  return `| \`${form.name}\` | ${form.version} | ${names} | \`${await formHash(form)}\` |`;
}
