import type { TemplateResult } from 'lit/html.js';
import { html } from '../../shared/text/html.ts';
import type { Redacted } from '../../../core/redact/redact.ts';
import type { Messages } from '../messages/index.ts';
import { icons } from './icons.ts';

/** What can be done with a message that is held. To send it as it is, is not among it: nobody would get it. */
export interface Ways {
  readonly ask: () => void;
  readonly hide: () => void;
  readonly change: () => void;
}

/** Says why a message is held, and how to go on. */
export function guard({ kinds }: Redacted, { guard: texts }: Messages, ways: Ways): TemplateResult {
  return html`<div class="guard" id="guard" role="alert">
    <p>${icons.shield} <strong>${kinds.map((kind) => texts.found[kind]).join(' ')}</strong></p>
    <p>${texts.why}</p>
    <div class="actions">
      <button class="primary" type="button" @click=${ways.ask}>${texts.ask}</button>
      <button type="button" @click=${ways.hide}>${texts.hide}</button>
      <button class="link" type="button" @click=${ways.change}>${texts.change}</button>
    </div>
  </div>`;
}
