import { nothing, type TemplateResult } from 'lit/html.js';
import { type Field, presentationOf } from '../../../../core/fields/field.ts';
import { html } from '../../../shared/text/html.ts';
import { formIcons } from '../shared/form-icons.ts';
import type { FormMessages } from '../messages/index.ts';

/** The place for an answer. It has no `maxlength`, which would cut a text that is pasted. */
export function entry(field: Field, isHidden: boolean, isWrong: boolean): TemplateResult {
  const { inputMode, entry, autocomplete } = presentationOf(field);
  const invalid = isWrong ? 'true' : nothing;
  if (entry === 'lines') {
    return html`<textarea
      rows="4"
      autocomplete=${autocomplete}
      spellcheck="false"
      dir="auto"
      aria-labelledby="name"
      aria-describedby="wrong hint why fate"
      aria-invalid=${invalid}
      aria-required=${!field.optional}
    ></textarea>`;
  }
  return html`<input
    class=${isHidden ? 'secret' : ''}
    type="text"
    inputmode=${inputMode}
    autocomplete=${autocomplete}
    autocapitalize="off"
    autocorrect="off"
    spellcheck="false"
    enterkeyhint="next"
    dir=${inputMode === 'text' ? 'auto' : 'ltr'}
    aria-labelledby="name"
    aria-describedby="wrong unit hint why fate"
    aria-invalid=${invalid}
    aria-required=${!field.optional}
  />`;
}

/** The button that shows and hides what is typed. */
export function eye(
  label: string,
  isHidden: boolean,
  texts: FormMessages,
  toggle: () => void,
): TemplateResult {
  return html`<button
    type="button"
    aria-label=${isHidden ? texts.show(label) : texts.hide(label)}
    @click=${toggle}
  >
    ${isHidden ? formIcons.shut : formIcons.eye}
  </button>`;
}
