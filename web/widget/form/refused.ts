import { nothing, type TemplateResult } from 'lit/html.js';
import { html } from '../../shared/text/html.ts';
import type { Refusal } from '../chat/chat-options.ts';
import type { ChatFormContext } from './shared/form-context.ts';
import type { FormMessages } from './messages/index.ts';

type Next = keyof FormMessages['refusedNext'];

/** What can be done about it. Of everything else the brand should hear: it may be an attack. */
const nextOf: Partial<Record<Refusal['code'], Next>> = {
  ERR_UNKNOWN_FORM: 'stale',
  ERR_CERTIFICATE_VERSION: 'stale',
  ERR_CERTIFICATE_MISSING: 'again',
  ERR_CERTIFICATE_MALFORMED: 'again',
  ERR_SEALING_KEY: 'again',
  ERR_CERTIFICATE_EXPIRED: 'clock',
  ERR_CERTIFICATE_NOT_YET_VALID: 'clock',
  ERR_PIN_UNFRAMED: 'unframed',
  ERR_SEALING_NOT_SUPPORTED: 'browser',
  ERR_SEALING_NOT_LOADED: 'connection',
  ERR_TRY_AGAIN: 'connection',
};

/** Another loading of the page may mend it. */
const mendable: readonly Next[] = ['stale', 'clock', 'connection'];

/** In place of a form that is not shown: why, that nothing was sent, what to do, and the code. */
export function refused(
  { formTexts: texts }: ChatFormContext,
  code: Refusal['code'],
  name: string,
  decline: (() => void) | undefined,
): TemplateResult {
  const isUnknown = code === 'ERR_UNKNOWN_FORM';
  const next = nextOf[code] ?? 'report';
  const advice = next === 'again' ? texts.refusedNext.again(name) : texts.refusedNext[next];
  return html`<section class="card quiet">
    <p role="status">${isUnknown ? texts.refused : texts.unsafe}</p>
    <p>${advice}</p>
    ${isUnknown ? nothing : html`<p class="small"><bdi dir="ltr" translate="no">${code}</bdi></p>`}
    <div class="actions">
      ${
        mendable.includes(next)
          ? html`<button type="button" @click=${() => location.reload()}>${texts.reload}</button>`
          : nothing
      }
      ${decline ? html`<button type="button" @click=${decline}>${texts.decline}</button>` : nothing}
    </div>
  </section>`;
}
