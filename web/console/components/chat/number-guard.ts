import type { TemplateResult } from 'lit';
import { html } from '../../../shared/text/html.ts';
import type { Redacted } from '../../../../core/redact/redact.ts';
import { text } from '../../messages/current.ts';

/** What can be done with a message that holds a number. */
export interface Ways {
  readonly hide: () => void;
  readonly change: () => void;
  readonly isNot: () => void;
}

/** Says what was found in the draft, and how to go on. Where a card number is certain it cannot be sent as typed. */
export function numberGuard({ kinds, certain }: Redacted, ways: Ways): TemplateResult {
  const { guard } = text();
  const [kind, ...more] = kinds;
  return html`<div class="coach" role="alert">
    <p><strong>${kinds.map((each) => guard.found[each]).join(' ')}</strong> ${guard.say}</p>
    <p class="row">
      <button class="primary" @click=${ways.hide}>${guard.hide}</button>
      ${
        certain
          ? ''
          : html`<button @click=${ways.isNot}>
              ${guard.isNot[kind && more.length === 0 ? kind : 'several']}
            </button>`
      }
      <button class="quiet" @click=${ways.change}>${guard.change}</button>
    </p>
  </div>`;
}
