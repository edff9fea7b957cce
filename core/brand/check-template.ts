import {
  checkProperties,
  optional,
  record,
  required,
  type Rule,
  type Rules,
  text,
} from '../fields/parts/rule.ts';
import { kinds } from '../fields/kinds.ts';
import { languages as all } from '../languages.ts';
import type { Brand } from './brand.ts';
import type { FormTemplate, FormWords } from './form-template.ts';
import { publish } from './publish.ts';

/**
 * Whether a brand can publish the form: it is one, and has its texts in each of the brand's languages.
 *
 * @param file where it stands
 * @throws Error with a sentence that names the file and the key
 */
export function checkTemplate(
  file: string,
  template: FormTemplate,
  brand: Pick<Brand, 'languages' | 'privacy'>,
): void {
  const { privacy, words } = template;
  checkProperties(file, { privacy, words }, { privacy: record, words: record });
  const own = brand.privacy.texts[template.name];
  const missing = brand.languages.filter((language) => own?.[language] === undefined);
  checkProperties(`${file}, privacy`, privacy, inLanguages(all, missing, text(2000)));
  checkPublished(file, template, brand);
  checkOptions(file, template, brand);
  const others = all.filter((language) => language !== 'en');
  checkProperties(`${file}, words`, words, inLanguages(others, brand.languages, optional(record)));
  for (const [language, each] of Object.entries(words))
    checkWords(`${file}, words, ${language}`, each, template);
}

function checkPublished(file: string, template: FormTemplate, brand: Pick<Brand, 'languages' | 'privacy'>) {
  try {
    publish(template, brand);
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`, { cause: error });
  }
}

/** Words in the options of fields have to be in each language too. */
function checkOptions(file: string, { fields }: FormTemplate, { languages }: Pick<Brand, 'languages'>): void {
  for (const [name, field] of Object.entries(fields)) {
    for (const [option, { words }] of Object.entries(kinds[field.kind].options as Rules)) {
      const value = (field as Readonly<Record<string, unknown>>)[option];
      const missing =
        value !== undefined &&
        words?.(value).some((each) => !languages.every((language) => each[language] !== undefined));
      if (missing) {
        throw new Error(`${file}, fields, ${name}: ${option} must be in each language of the brand.`);
      }
    }
  }
}

function checkWords(subject: string, words: FormWords, { fields, sealed }: FormTemplate): void {
  checkProperties(
    subject,
    { ...words },
    {
      title: required(text(100)),
      purpose: required(text(300)),
      ...(sealed === false && { whyNotSealed: required(text(300)) }),
      fields: record,
    },
  );
  const rules = Object.keys(fields).map((name) => [name, record] as const);
  checkProperties(`${subject}, fields`, words.fields, Object.fromEntries(rules));
  for (const [name, field] of Object.entries(words.fields)) {
    const rule = { label: required(text(100)), why: required(text(300)) };
    checkProperties(`${subject}, fields, ${name}`, { ...field }, rule);
  }
}

/** The rule for each allowed language, which is required for those that are offered. */
function inLanguages(allowed: readonly string[], offered: readonly string[], rule: Rule): Rules {
  return Object.fromEntries(
    allowed.map((language) => [language, offered.includes(language) ? required(rule) : rule]),
  );
}
