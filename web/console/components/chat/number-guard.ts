import type { TemplateResult } from 'lit';
import { oneKind } from '../../../shared/one-kind.ts';
import { html } from '../../../shared/text/html.ts';
import type { RedactedKind } from '../../../../core/protocol/index.ts';
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
  return html`<div class="coach" role="alert">
    <p><strong>${kinds.map((each) => guard.found[each]).join(' ')}</strong> ${guard.say}</p>
    <p class="row">
      <button class="primary" @click=${ways.hide}>${guard.hide}</button>
      ${certain ? '' : html`<button @click=${ways.isNot}>${guard.isNot[oneKind(kinds)]}</button>`}
      <button class="quiet" @click=${ways.change}>${guard.change}</button>
    </p>
  </div>`;
}

/**
 * What redaction finds in a draft, when kinds of numbers were asked for. Undefined where it cannot be loaded: then the server
 * alone looks, and masks before it stores.
 */
export async function numbersIn(said: string, asked: readonly RedactedKind[]): Promise<Redacted | undefined> {
  try {
    const { redact } = await import('../../../../core/redact/redact.ts');
    return redact(said, asked);
  } catch {
    return undefined;
  }
}
