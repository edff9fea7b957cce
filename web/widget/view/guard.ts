import { nothing, type TemplateResult } from 'lit/html.js';
import { oneKind } from '../../shared/one-kind.ts';
import { html } from '../../shared/text/html.ts';
import type { Redacted } from '../../../core/redact/redact.ts';
import type { Messages } from '../messages/index.ts';
import { icons } from './icons.ts';

/** What can be done with a message that is held. It goes as typed only where the visitor says what it is not. */
export interface Ways {
  readonly ask: () => void;
  readonly hide: () => void;
  readonly change: () => void;
  readonly isNot: () => void;
}

/** Says why a message is held, and how to go on. */
export function guard({ kinds, certain }: Redacted, { guard: texts }: Messages, ways: Ways): TemplateResult {
  return html`<div class="guard" id="guard" role="alert">
    <p>${icons.shield} <strong>${kinds.map((kind) => texts.found[kind]).join(' ')}</strong></p>
    <p>${texts.why}</p>
    <div class="actions">
      <button class="primary" type="button" @click=${ways.ask}>${texts.ask}</button>
      <button type="button" @click=${ways.hide}>${texts.hide}</button>
      ${
        certain
          ? nothing
          : html`<button type="button" @click=${ways.isNot}>${texts.isNot[oneKind(kinds)]}</button>`
      }
      <button class="link" type="button" @click=${ways.change}>${texts.change}</button>
    </div>
  </div>`;
}
