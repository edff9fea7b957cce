import { nothing, type TemplateResult } from 'lit/html.js';
import { html } from '../../shared/text/html.ts';
import { keepTranscript } from './keep.ts';
import { type Context, shown } from '../chat/context.ts';
import { icons } from './icons.ts';

/** Who is there, and what can be done with the chat as a whole. */
export function header(context: Context): TemplateResult {
  const { brand, host, texts } = context;
  return html`<header class="head">
    <div class="who">
      <h1>${brand}</h1>
      <p class="status">${status(context)}</p>
    </div>
    ${menu(context)}
    ${
      host.isThere
        ? html`<button
            class="icon-button"
            type="button"
            aria-label=${texts.closeChat}
            @click=${() => host.tell({ sealform: 'close' })}
          >
            ${icons.close}
          </button>`
        : nothing
    }
  </header>`;
}

/** Names the agent who took the chat. This page does not know whether they are at their desk. */
function status(context: Context): string {
  const { session, texts } = context;
  const { phase, agent } = session.chronicle;
  if (session.isReturning) return texts.status.returning;
  if (phase !== 'open') return texts.status[phase];
  return texts.present(shown(agent?.name ?? texts.somebody, context));
}

function menu(context: Context): TemplateResult | typeof nothing {
  const { session, texts } = context;
  const { phase } = session.chronicle;
  if (phase === 'new') return nothing;
  return html`<button class="icon-button" type="button" popovertarget="menu" aria-label=${texts.more}>
      ${icons.more}
    </button>
    <div class="menu" id="menu" popover @click=${(event: Event) => close(event.currentTarget)}>
      <button type="button" @click=${() => void keepTranscript(context)}>${texts.keep}</button>
      ${notifications(context)}
      ${
        phase === 'ended'
          ? nothing
          : html`<button class="bad" type="button" @click=${askToEnd}>${texts.endChat}</button>`
      }
    </div>
    <dialog class="question" aria-labelledby="end-question">
      <h2 id="end-question">${texts.endQuestion}</h2>
      <p>${texts.endWarning}</p>
      <form method="dialog" class="actions">
        <button class="primary">${texts.endNo}</button>
        <button class="danger" @click=${() => void session.end().catch(() => undefined)}>
          ${texts.endYes}
        </button>
      </form>
    </dialog>`;
}

function notifications({ host, texts }: Context): TemplateResult | typeof nothing {
  if (host.permission === 'unsupported') return nothing;
  if (host.permission === 'granted') return html`<p class="small">${texts.notifyOn}</p>`;
  if (host.permission === 'denied') return html`<p class="small">${texts.notifyDenied}</p>`;
  return html`<button type="button" @click=${() => host.tell({ sealform: 'askNotifications' })}>
    ${texts.notify}
  </button>`;
}

function close(menu: EventTarget | null): void {
  if (menu instanceof HTMLElement) menu.hidePopover();
}

function askToEnd(): void {
  document.querySelector<HTMLDialogElement>('dialog.question')?.showModal();
}
