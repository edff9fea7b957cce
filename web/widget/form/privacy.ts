import { nothing, type TemplateResult } from 'lit/html.js';
import { html } from '../../shared/html.ts';
import type { Form } from '../../../core/fields/form.ts';
import type { FormContext } from './form-context.ts';

/**
 * What becomes of the answers as a whole, and the visitor's consent to that: unticked until the visitor ticks it. The
 * version is isolated (UAX 9: LRI, PDI), since in Arabic a date such as 2026-11-01 would be turned around.
 */
export function privacy(
  { formTexts: texts }: FormContext,
  { privacy: { text, url, version } }: Form,
  isMissing: boolean,
): TemplateResult {
  return html`<fieldset class="privacy">
    <legend>${texts.privacy}</legend>
    <p id="privacy-text" dir="auto">${text}</p>
    <p>
      <a href=${url} target="_blank" rel="noopener noreferrer">
        ${texts.policy(`\u2066${version}\u2069`)}<span class="only-heard"> (${texts.newTab})</span>
      </a>
    </p>
    <label class="consent">
      <input
        id="consent"
        type="checkbox"
        aria-describedby="privacy-text consent-wrong"
        aria-invalid=${isMissing ? 'true' : nothing}
      />
      <span>${texts.agree}</span>
    </label>
    <p class="wrong" id="consent-wrong">${isMissing ? texts.problems.consent : nothing}</p>
  </fieldset>`;
}
