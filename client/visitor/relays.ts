import type { Chronicle } from '../../core/conversation/chronicle.ts';
import { isGone } from '../../core/conversation/standing.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { endless, hasCode, retrying, sleep, type Patience } from '../retry.ts';
import type { Session } from '../session.ts';
import { toFrame, type Frame } from '../socket/frame.ts';
import type { Relayed } from './written.ts';

/** What became of an off-the-record answer: `undelivered` means that it is gone, and has to be typed again. */
export type Delivery = 'delivered' | 'undelivered';

/** An off-the-record answer is kept in memory for so long at most, ms. */
const keptForMs = 60_000;

/** An answer that is on its way, but not acknowledged, is relayed again after this long, ms. */
const repeatAfterMs = 5_000;

const patience: Patience = { ...endless, ERR_NOT_DELIVERED: Infinity };

interface Relay {
  readonly requestId: string;
  readonly field: string;
  readonly done: PromiseWithResolvers<Delivery>;
  answer: Relayed | undefined;
}

/** Relays off-the-record answers until the agent's console has acknowledged them. The answers are in memory only. */
export class Relays {
  readonly #session: Session;
  readonly #conversation: Conversation;
  readonly #chronicle: Chronicle;
  readonly #running = new Set<Relay>();

  constructor(session: Session, conversation: Conversation, chronicle: Chronicle) {
    this.#session = session;
    this.#conversation = conversation;
    this.#chronicle = chronicle;
  }

  /** Relays one answer, with one id however often, and forgets it. Never throws. */
  async send(requestId: string, field: string, answer: Relayed): Promise<Delivery> {
    const relay: Relay = { requestId, field, done: Promise.withResolvers(), answer };
    this.#running.add(relay);
    const work = (signal: AbortSignal) => Promise.race([relay.done.promise, this.#repeat(relay, signal)]);
    try {
      return await this.#session.tasks.run(work, keptForMs);
    } catch {
      return 'undelivered';
    } finally {
      relay.answer = undefined;
      this.#running.delete(relay);
    }
  }

  /** Ends the relays that the last entry has decided. */
  update(): void {
    const { forms, phase } = this.#chronicle;
    for (const { requestId, field, done } of this.#running) {
      const form = forms.get(requestId);
      if (form?.delivered.has(field)) done.resolve('delivered');
      else if (phase === 'ended' || isGone(form)) done.resolve('undelivered');
    }
  }

  async #repeat(relay: Relay, signal: AbortSignal): Promise<never> {
    const { environment } = this.#session;
    const { requestId, field } = relay;
    const named = { id: environment.newId(), conversationId: this.#conversation.id, requestId, field };
    const frame = () => toFrame({ type: 'relayAnswer', ...named, ...relay.answer?.expose() });
    for (;;) {
      await retrying(() => this.#relayOnce(frame, signal), patience, environment, signal);
      await sleep(repeatAfterMs, environment, signal);
    }
  }

  /** That the answer was delivered before is believed when the entry that says so has come. */
  async #relayOnce(frame: () => Frame<'relayAnswer'>, signal: AbortSignal): Promise<void> {
    try {
      await this.#session.ask(frame, signal);
    } catch (error) {
      if (!hasCode(error, 'ERR_ALREADY_SUBMITTED')) throw error;
      await this.#conversation.catchUp();
      throw error;
    }
  }
}
