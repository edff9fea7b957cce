import type { TemplateResult } from 'lit';
import { html } from '../../../shared/text/html.ts';
import type { Advice } from '../../coach/coach.ts';
import { text } from '../../messages/current.ts';
import { formTitle } from '../forms/form-title.ts';
import { formIcon } from '../shared/icons.ts';

/** What can be done with a message that asks for something that has no place in the chat. */
export interface Ways {
  readonly sendForm: (name: string) => void;
  readonly change: () => void;
  readonly anyway: () => void;
}

/** Says why the draft is held, and how to ask instead. */
export function coachNote(advice: Advice, ways: Ways): TemplateResult {
  const { coach } = text();
  const byForm = 'form' in advice;
  return html`<div class="coach" role="alert">
    <p>
      <strong>${byForm ? coach.title : coach.neverTitle}</strong>
      ${byForm ? coach.say(formTitle(advice.form)) : coach.never[advice.never]}
    </p>
    <p class="row">
      ${
        byForm
          ? html`<button class="primary" @click=${() => ways.sendForm(advice.form)}>
              ${formIcon(18)} ${coach.sendForm(formTitle(advice.form))}
            </button>`
          : ''
      }
      <button @click=${ways.change}>${coach.edit}</button>
      <button class="quiet" @click=${ways.anyway}>${coach.anyway}</button>
    </p>
  </div>`;
}
