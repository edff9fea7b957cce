import { isWaiting } from '../../../core/conversation/standing.ts';
import { adoptStyle } from '../../shared/look/adopt-style.ts';
import type { Context, FormViews } from '../chat/context.ts';
import { FormCard } from './form-card.ts';
import type { ChatFormContext } from './shared/form-context.ts';
import sheet from './form.css?inline';
import { formOf } from './form-of.ts';
import { FormPanel } from './form-panel.ts';
import { formMessagesIn } from './messages/index.ts';
import type { FormWords } from '../../../core/brand/form-template.ts';
import { wordsOf } from './shared/words-of.ts';

export { forms } from '../../../branding/forms.ts';

/** Makes what shows forms: a card in the chat for each, and a panel in front of it while one is filled in. */
export class FormUi implements FormViews {
  readonly #context: ChatFormContext;
  readonly #cards = new Map<string, FormCard>();
  #panel: FormPanel | undefined;

  private constructor(context: ChatFormContext) {
    this.#context = context;
    adoptStyle(sheet);
    context.session.changes.subscribe(() => this.#changed());
  }

  static async load(context: Context, show: ChatFormContext['show']): Promise<FormUi> {
    const { language } = context;
    const formTexts = await formMessagesIn(language);
    return new FormUi({ ...context, formTexts, languages: [language, ...navigator.languages], show });
  }

  words(requestId: string): FormWords | undefined {
    const { session, formTexts } = this.#context;
    const record = session.chronicle.forms.get(requestId);
    const offer = session.offers.get(requestId);
    const form = record && offer && formOf(record, offer);
    return form && wordsOf(form, formTexts);
  }

  /** The card of a form, the same one each time. */
  card(requestId: string): FormCard {
    const known = this.#cards.get(requestId) ?? new FormCard(this.#context, requestId);
    this.#cards.set(requestId, known);
    return known;
  }

  /** The form to fill in. As long as it is this one that is asked for, it keeps what was typed. */
  panel(requestId: string): FormPanel | undefined {
    if (this.#panel?.requestId === requestId) return this.#panel;
    this.#panel?.clear();
    this.#panel = FormPanel.for(requestId, this.#context);
    return this.#panel;
  }

  #changed(): void {
    const { forms } = this.#context.session.chronicle;
    for (const [requestId, card] of this.#cards) {
      if (forms.has(requestId)) card.requestUpdate();
      else this.#cards.delete(requestId);
    }
    const record = this.#panel && forms.get(this.#panel.requestId);
    if (record && isWaiting(record)) return this.#panel?.show(record);
    this.#panel?.clear();
    this.#panel = undefined;
  }
}
