import { nothing, type TemplateResult } from 'lit/html.js';
import { html } from '../../shared/text/html.ts';
import { visibleText } from '../../shared/text/visible-text.ts';
import type { EntryOf } from '../../../core/protocol/index.ts';
import { type Item, itemsOf, noticeOf } from '../chat/items.ts';
import type { Unsent } from '../chat/unsent.ts';
import { clockTime, shown, type Context } from '../chat/context.ts';

/** All that was said, oldest first. */
export function log(context: Context): TemplateResult {
  const { session, texts } = context;
  const { phase, agent } = session.chronicle;
  const items = itemsOf(session.lines);
  const unsent = session.unsent.items;
  const latest = unsent.length > 0 ? undefined : items.findLast((item) => by(item) === 'visitor');
  return html`<ol class="log">
    ${items.map((item, index) => {
      const after = items[index + 1] ?? unsent[0];
      return row(item, { before: items[index - 1], after, isLatest: item === latest }, context);
    })}
    ${unsent.map((each) => unsentRow(each, context))}
    ${phase === 'waiting' && items.length > 0 ? notice(texts.waiting) : nothing}
    ${session.agentIsTyping ? typingRow(texts.typing(shown(agent?.name ?? texts.somebody, context))) : nothing}
  </ol>`;
}

/** What stands around a line of the chat. */
interface Place {
  readonly before: Item | undefined;
  readonly after: Item | Unsent | undefined;
  /** Nothing was said by the visitor after it. */
  readonly isLatest: boolean;
}

/** Whose message it is, also on its way; undefined for anything else. */
function by(item: Item | Unsent | undefined): 'visitor' | 'agent' | undefined {
  if (item && 'failure' in item) return 'visitor';
  return item?.entry.type === 'messageSent' ? item.entry.from : undefined;
}

function row({ entry, agent }: Item, place: Place, context: Context): TemplateResult {
  const { texts } = context;
  const name = agent?.name ?? texts.somebody;
  if (entry.type === 'messageSent') return messageRow(entry, name, place, context);
  if (entry.type !== 'formRequested') return notice(noticeOf(entry, texts, (each) => shown(each, context)));
  return html`<li class="form">
    <p class="only-heard">${texts.form.asked(shown(name, context))}</p>
    <div aria-live="off">${card(entry.requestId, context)}</div>
  </li>`;
}

function messageRow(
  { from, text, redacted, at }: EntryOf<'messageSent'>,
  name: string,
  { before, after, isLatest }: Place,
  context: Context,
): TemplateResult {
  const { texts } = context;
  const isFirst = by(before) !== from;
  return html`<li class="message ${from}">
    <p class="by ${isFirst && from === 'agent' ? '' : 'only-heard'}">
      <bdi>${from === 'visitor' ? texts.you : visibleText(name)}</bdi>
    </p>
    <p class="bubble" dir="auto">${visibleText(text)}</p>
    ${redacted.length > 0 ? html`<p class="small">${texts.redacted}</p>` : nothing}
    ${by(after) === from ? nothing : time(at, isLatest, context)}
  </li>`;
}

/** Said once, beside the last thing that was said. By the template: WebKit draws no rule anew that asks what comes after. */
function time(at: number, isLatest: boolean, context: Context): TemplateResult {
  return html`<p class="at">
    <time datetime=${new Date(at).toISOString()}>${clockTime(at, context)}</time>
    ${isLatest ? html`<span class="state">${context.texts.sent}</span>` : nothing}
  </p>`;
}

function unsentRow(unsent: Unsent, { session, texts }: Context): TemplateResult {
  const isOver = session.chronicle.phase === 'ended';
  const again = html`<button class="link" type="button" @click=${() => void session.unsent.sendAgain(unsent)}>
    ${texts.tryAgain}
  </button>`;
  const why = unsent.failure === 'ERR_TOO_MANY_WAITING' ? texts.tooManyWaiting : texts.notSent;
  const failed = html`<span class="bad">${why}</span> ${isOver ? nothing : again}`;
  return html`<li class="message visitor unsent">
    <p class="bubble" dir="auto">${visibleText(unsent.text)}</p>
    <p class="at">${unsent.failure ? failed : texts.sending}</p>
  </li>`;
}

function typingRow(text: string): TemplateResult {
  return html`<li class="message agent" aria-live="off">
    <p class="bubble typing" role="img" aria-label=${text}><i></i><i></i><i></i></p>
  </li>`;
}

function notice(text: string): TemplateResult {
  return html`<li class="notice">${text}</li>`;
}

/** The code of forms comes with the first form; until then, and where it cannot come, this says so. */
function card(requestId: string, { session, texts, formUi }: Context): HTMLElement | TemplateResult {
  if (formUi) return formUi.card(requestId);
  if (!session.offers.has(requestId)) return html`<p class="card quiet">${texts.form.coming}</p>`;
  return html`<div class="card">
    <p class="bad">${texts.form.failed}</p>
    <button type="button" @click=${() => location.reload()}>${texts.form.reload}</button>
  </div>`;
}
