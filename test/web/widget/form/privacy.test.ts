import { expect, test } from 'vitest';
import type { TemplateResult } from 'lit/html.js';
import type { Form } from '../../../../core/fields/form.ts';
import { chooseWording } from '../../../../core/fields/privacy-text.ts';
import { findForm, forms } from '../../../../branding/forms.ts';
import type { FormContext } from '../../../../web/widget/form/shared/form-context.ts';
import { en } from '../../../../web/widget/form/messages/en.ts';
import { privacy } from '../../../../web/widget/form/privacy.ts';

const context = { formTexts: en, language: 'en' } as FormContext;

/** A template as it stands in the source, with what is put into it. */
function written({ strings, values }: TemplateResult): string {
  return strings.map((each, index) => `${each}${put(values[index])}`).join('');
}

/** A text between elements is given to lit by a directive. */
function put(value: unknown): string {
  if (typeof value === 'string') return value;
  return isDirectiveResult(value) ? String(value.values[0]) : '';
}

function isDirectiveResult(value: unknown): value is { values: unknown[] } {
  return typeof value === 'object' && value !== null && '_$litDirective$' in value;
}

test.each(forms)('form $name: its privacy text, its version and where the whole policy stands', (form) => {
  const text = written(privacy(context, form.privacy, chooseWording(form.privacy.text, ['en']), false));
  expect(text).toContain(form.privacy.text['en']);
  expect(text).toContain(en.policy(`\u2066${form.privacy.version}\u2069`));
  expect(text).toContain(`href=${form.privacy.url}`);
  expect(text).toContain('rel="noopener noreferrer"');
});

test('a privacy text in another language says so, in the language of the page', () => {
  const german = { language: 'de', text: 'Wird gelöscht.' };
  const [form] = forms;
  const text = form && written(privacy(context, form.privacy, german, false));
  expect(text).toContain(en.otherLanguage('German'));
  expect(text).toContain('lang=de dir=ltr');
});

test.each([true, false])(
  'the box is never ticked beforehand; whether it is missing is said: %s',
  (isMissing) => {
    const form = findForm('payment-card') as Form;
    const text = written(privacy(context, form.privacy, { language: 'en', text: 'Text' }, isMissing));
    expect(text).toContain('type="checkbox"');
    expect(text).not.toContain('checked');
    expect(text.includes(en.problems.consent)).toBe(isMissing);
  },
);
