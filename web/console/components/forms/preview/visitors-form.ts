import { LitElement, type PropertyValues } from 'lit';
import { html } from '../../../../shared/text/html.ts';
import { beginForm, type FormRecord } from '../../../../../core/conversation/form-record.ts';
import { isSealed, type Form } from '../../../../../core/fields/form.ts';
import { directionOf, type Language } from '../../../../shared/text/languages.ts';
import { readSiteConfig, type SiteConfig } from '../../../../shared/site-config.ts';
import controls from '../../../../shared/look/controls.css?inline';
import form from '../../../../widget/form/form.css?inline';
import { FormPanel } from '../../../../widget/form/form-panel.ts';
import { formMessagesIn, type FormMessages } from '../../../../widget/form/messages/index.ts';
import widget from '../../../../widget/styles/base.css?inline';
import { text } from '../../../messages/current.ts';
import { stylesOf } from '../../../style/styles.ts';
import sheet from './visitors-form.css?inline';
import { wordsIn } from './words-in.ts';

/**
 * The form as the visitor will see it: the very element of the visitor's frame, with nobody to send to. Nothing in it can
 * be pressed or filled in, which hides it from screen readers too: they get its words beside it.
 */
export class VisitorsForm extends LitElement {
  static override properties = {
    form: { attribute: false },
    agentName: { attribute: false },
    language: { attribute: false },
    words: { state: true },
    failed: { state: true },
  };
  static override styles = stylesOf(controls, widget, form, sheet);

  declare form: Form;
  declare agentName: string | undefined;
  declare language: Language;
  declare words: readonly string[];
  /** Whether something that it needs could not be loaded. */
  declare failed: boolean;
  #panel: FormPanel | undefined;

  constructor() {
    super();
    this.words = [];
    this.failed = false;
  }

  override render() {
    const { language } = this;
    if (this.failed) return html`<p class="muted" role="status">${text().preview.failed}</p>`;
    return html`<div lang=${language} dir=${directionOf(language)} inert>${this.#panel}</div>
      <div class="only-heard" lang=${language} dir=${directionOf(language)}>
        ${this.words.map((words) => html`<p>${words}</p>`)}
      </div>`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (['form', 'agentName', 'language'].some((name) => changed.has(name))) void this.#load();
  }

  async #load(): Promise<void> {
    const { form, language } = this;
    const parts = Promise.all([formMessagesIn(language), readSiteConfig()]);
    const loaded = await parts.catch(() => undefined);
    if (form !== this.form || language !== this.language) return;
    this.failed = loaded === undefined;
    if (loaded) await this.#show(...loaded);
  }

  async #show(formTexts: FormMessages, { brand }: SiteConfig): Promise<void> {
    const { form, agentName, language } = this;
    const now = Date.now();
    const nobody = () => Promise.reject(new Error('a preview has nobody to send to'));
    const session = { openForm: nobody, submitForm: nobody, withdraw: nobody, clock: { now: () => now } };
    this.#panel = new FormPanel(
      { language, languages: [language], brand, formTexts, session, show: () => {} },
      requestOf(form, agentName, now),
      { form, ...(isSealed(form) && { sealedTo: { id: '', name: agentName ?? formTexts.somebody } }) },
    );
    this.requestUpdate();
    await this.updateComplete;
    // Its parts are drawn one after another, each a little later.
    requestAnimationFrame(() => (this.words = wordsIn(this.renderRoot.querySelector('[inert]') ?? this)));
  }
}

/** The form as if it had been sent and opened just now. */
function requestOf({ name, version, ...form }: Form, agentName: string | undefined, now: number): FormRecord {
  const openBy = now + form.openWithinSeconds * 1000;
  const request = {
    type: 'formRequested',
    id: '',
    conversationId: '',
    requestId: '',
    seq: 1,
    at: now,
    form: { name, version, hash: '' },
    openBy,
    submitBy: openBy + form.submitWithinSeconds * 1000,
  } as const;
  return {
    ...beginForm(request, agentName === undefined ? undefined : { id: '', name: agentName }),
    openedAt: now,
  };
}

customElements.define('console-visitors-form', VisitorsForm);

declare global {
  interface HTMLElementTagNameMap {
    'console-visitors-form': VisitorsForm;
  }
}
