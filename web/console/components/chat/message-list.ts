import { LitElement, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { html } from '../../../shared/text/html.ts';
import type { Line } from '../../../../core/conversation/chronicle.ts';
import type { Agent, Entry, EntryOf } from '../../../../core/protocol/index.ts';
import { clockTime, text } from '../../messages/current.ts';
import { refusalOf } from '../../messages/refusal.ts';
import { base, stylesOf } from '../../style/styles.ts';
import type { Chat, Outgoing } from '../../work/chat.ts';
import type { Workspace } from '../../work/workspace.ts';
import { formTitle } from '../forms/form-title.ts';
import { doneIcon, formIcon } from '../shared/icons.ts';
import { StickToEnd } from '../../../shared/stick-to-end.ts';
import { visibleText } from '../../../shared/text/visible-text.ts';
import { Watching } from '../shared/watching.ts';
import sheet from './message-list.css?inline';

type Done = Exclude<Entry, EntryOf<'messageSent'>>;
type FormEntry = Extract<Entry, { requestId: string }>;

/** What was said and done, oldest first. It stays where the agent has scrolled to, or at its end. */
export class MessageList extends LitElement {
  static override properties = {
    workspace: { attribute: false },
    chat: { attribute: false },
    observed: { attribute: false },
  };
  static override styles = [base, stylesOf(sheet)];

  declare workspace: Workspace;
  declare chat: Chat;
  /** Looked at by somebody who takes no part. */
  declare observed: boolean;
  readonly #stick = new StickToEnd();

  constructor() {
    super();
    this.observed = false;
    new Watching(this, () => this.workspace);
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    const scroller = this.renderRoot.querySelector<HTMLElement>('.scroller');
    if (scroller) this.#stick.watch(scroller);
    if (changed.has('chat')) this.#stick.toEnd();
  }

  override render() {
    const { chat, workspace } = this;
    const { me } = workspace.desk;
    const today = new Date().toDateString();
    return html`<div
      class="scroller"
      role="log"
      tabindex="0"
      aria-label=${text().chat.log}
      aria-relevant="additions"
    >
      <ol>
        ${repeat(
          chat.lines,
          ({ entry }) => entry.seq,
          // A new entry, of which a visitor can send many, costs its own line and not all of them again.
          (line) => guard([line, me?.id, this.observed, today], () => this.#line(line)),
        )}
      </ol>
      <ol aria-live="off">
        ${chat.outgoing.map((outgoing) => this.#outgoing(outgoing))}
      </ol>
      <p class="typing small muted" role="status">
        ${chat.typingUntil > workspace.desk.localNow() ? text().chat.visitorTypes : ''}
      </p>
    </div>`;
  }

  #line({ entry, agent }: Line): TemplateResult | typeof nothing {
    if (entry.type === 'messageSent') return this.#message(entry, agent);
    const told = this.#told(entry, agent);
    return told === nothing
      ? told
      : html`<li class="event small muted">${told} <time>${clockTime(entry.at)}</time></li>`;
  }

  #message({ from, text: said, at, redacted }: EntryOf<'messageSent'>, agent: Agent | undefined) {
    const { chat } = text();
    const isMine = this.#isMe(agent);
    const name = nameOf(agent);
    return html`<li class="message" data-from=${from}>
      <span class="only-heard"
        >${from === 'visitor' ? chat.visitorSaid : isMine ? chat.youSaid : chat.agentSaid(name)}</span
      >
      <p class="said" dir="auto">${visibleText(said)}</p>
      <p class="below small muted">
        ${from === 'agent' && !isMine ? html`<bdi aria-hidden="true">${name}</bdi>` : ''}
        ${redacted.length > 0 ? html`<span class="masked">${chat.masked}</span>` : ''}
        <time>${clockTime(at)}</time>
        ${
          from === 'agent'
            ? html`<span class="sent">${doneIcon(14)}<span class="only-heard">${chat.sent}</span></span>`
            : ''
        }
      </p>
    </li>`;
  }

  #outgoing(outgoing: Outgoing) {
    const { key, text: said, failed } = outgoing;
    const { chat } = text();
    const refused = failed && refusalOf(failed);
    return html`<li class="message" data-from="agent" data-state=${failed ? 'failed' : 'sending'}>
      <p class="said" dir="auto">${said}</p>
      ${
        refused
          ? html`<p class="below small" role="alert">${refused.why} ${refused.next}</p>
              <p class="row again">
                <button @click=${() => this.#again(outgoing)}>${chat.again}</button>
                <button class="quiet" @click=${() => this.workspace.discard(this.chat, key)}>
                  ${chat.discard}
                </button>
              </p>`
          : html`<p class="below small muted">${chat.sending}</p>`
      }
    </li>`;
  }

  #again({ key, text: said, isNot }: Outgoing): void {
    this.workspace.discard(this.chat, key);
    void this.workspace.send(this.chat, said, isNot);
  }

  #told(entry: Done, agent: Agent | undefined): TemplateResult | string | typeof nothing {
    const { events } = text();
    const me = this.workspace.desk.me?.id;
    if ('requestId' in entry) return this.#formLine(entry, agent);
    switch (entry.type) {
      case 'started':
        return events.started;
      case 'accepted':
        return entry.agent.id === me ? events.youAccepted : events.accepted(visibleText(entry.agent.name));
      case 'handedOver':
        return [this.#handOverLine(entry), ...destroyedLine(entry)].join('. ');
      case 'ended':
        if (entry.by === 'visitor') return events.visitorEnded;
        if (entry.by === 'time') return events.timeEnded;
        return this.#isMe(agent) ? events.youEnded : events.agentEnded(nameOf(agent));
    }
  }

  /** Whether what this agent said or did was done by who looks, and not by a colleague who had the chat before. */
  #isMe(agent: Agent | undefined): boolean {
    return !this.observed && agent !== undefined && agent.id === this.workspace.desk.me?.id;
  }

  #handOverLine({ agent }: EntryOf<'handedOver'>): string {
    const { events } = text();
    if (!agent) return events.backToQueue;
    const isMe = agent.id === this.workspace.desk.me?.id;
    return isMe ? events.handedToYou : events.handedOver(visibleText(agent.name));
  }

  #formLine(entry: FormEntry, agent: Agent | undefined) {
    const { events } = text();
    // What the form's own card shows well enough.
    if (entry.type === 'formOpened' || entry.type === 'answerDelivered' || entry.type === 'masksCorrected')
      return nothing;
    const title = formTitle(this.chat.forms.get(entry.requestId)?.request.form.name ?? '');
    if (entry.type === 'formRequested' && !this.#isMe(agent))
      return html`${formIcon(14)} ${events.agentSentForm(nameOf(agent), title)}`;
    if (entry.type === 'unreadable')
      return html`${formIcon(14)} ${events.unreadable(title, text().unreadable[entry.because])}`;
    const what = entry.type === 'expired' && entry.what === 'answers' ? 'answersExpired' : entry.type;
    return html`${formIcon(14)} ${events.forms[what](title)}`;
  }
}

/** The name of the agent who said or did something. */
function nameOf(agent: Agent | undefined): string {
  return visibleText(agent?.name ?? text().chat.somebody);
}

function destroyedLine({ destroyed = [] }: EntryOf<'handedOver'>): string[] {
  return destroyed.length > 0 ? [text().events.destroyed(destroyed.length)] : [];
}

customElements.define('console-messages', MessageList);
