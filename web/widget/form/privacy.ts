import { nothing, type TemplateResult } from 'lit/html.js';
import { html } from '../../shared/text/html.ts';
import type { PrivacyText } from '../../../core/fields/form.ts';
import { isSameLanguage, type PrivacyWording } from '../../../core/fields/privacy-text.ts';
import { directionOf } from '../../shared/text/languages.ts';
import type { FormContext } from './shared/form-context.ts';

/**
 * What becomes of the answers as a whole, and the visitor's consent to that: unticked until the visitor ticks it. The
 * version is isolated (UAX 9: LRI, PDI), since in Arabic a date such as 2026-11-01 would be turned around.
 *
 * @param wording the one that consent names
 */
export function privacy(
  context: FormContext,
  { url, version }: PrivacyText,
  { language, text }: PrivacyWording,
  isMissing: boolean,
): TemplateResult {
  const { formTexts: texts } = context;
  const isOther = !isSameLanguage(language, context.language);
  return html`<div class="privacy" role="group" aria-labelledby="privacy">
    <h3 id="privacy">${texts.privacy}</h3>
    <p id="privacy-language" ?hidden=${!isOther}>
      ${isOther ? texts.otherLanguage(nameOf(language, context)) : nothing}
    </p>
    <p id="privacy-text" lang=${language} dir=${directionOf(language)}>${text}</p>
    <p>
      <a href=${url} target="_blank" rel="noopener noreferrer">
        ${texts.policy(`\u2066${version}\u2069`)}<span class="only-heard"> (${texts.newTab})</span>
      </a>
    </p>
    <label class="consent">
      <input
        id="consent"
        type="checkbox"
        aria-describedby="privacy-language privacy-text consent-wrong"
        aria-invalid=${isMissing ? 'true' : nothing}
      />
      <span>${texts.agree}</span>
    </label>
    <p class="wrong" id="consent-wrong">${isMissing ? texts.problems.consent : nothing}</p>
  </div>`;
}

/** What the page's language calls a language. */
function nameOf(tag: string, { language }: FormContext): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag;
}
