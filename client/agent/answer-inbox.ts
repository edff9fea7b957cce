import type { Entry, Push, RequestOf } from '../../core/protocol/index.ts';
import { SealingError } from '../../core/sealing/index.ts';
import type { Secret } from '../../core/secret.ts';
import { hasCode } from '../retry.ts';
import type { Session } from '../session.ts';
import { toFrame } from '../socket/frame.ts';
import { tell } from '../tell.ts';
import type { RequestedForm } from './sealed-forms.ts';

/** An off-the-record answer on its way to the agent's eyes. */
export interface RelayedAnswer {
  readonly conversationId: string;
  readonly requestId: string;
  readonly field: string;
  readonly answer: Secret<string>;
}

/** Shows an answer. When it (or its promise) is done the answer counts as delivered; if it throws, it does not. */
export type ShowAnswer = (answer: RelayedAnswer) => void | Promise<void>;

/** Hears of an answer that did not open: it is not shown, and the visitor is not told "delivered". */
export type UnopenedAnswer = (answer: Omit<RelayedAnswer, 'answer'>, error: SealingError) => void;

type AnswerRelayed = Extract<Push, { type: 'answerRelayed' }>;

/** What the inbox needs of its client and of the program. */
export interface AnswerInboxDeps {
  /** @throws SealingError for what is not what was asked for */
  readonly open: (message: AnswerRelayed) => Promise<Secret<string>>;
  readonly show: ShowAnswer;
  readonly unopened: UnopenedAnswer | undefined;
  /** Whether an outcome has left nothing of this form to show. */
  readonly isGone: (requestId: string) => boolean;
}

interface Arrival {
  readonly conversationId: string;
  readonly requestId: string;
  readonly sealed: string | undefined;
  /** The same at every acknowledgement, so that it takes effect once. */
  readonly acknowledgementId: string;
  readonly shown: Promise<boolean>;
  acknowledging: boolean;
}

/** Shows every relay once, by its id, and acknowledges it every time that it arrives. Keeps no answer. */
export class AnswerInbox {
  readonly #session: Session;
  readonly #deps: AnswerInboxDeps;
  readonly #arrivals = new Map<string, Arrival>();

  constructor(session: Session, deps: AnswerInboxDeps) {
    this.#session = session;
    this.#deps = deps;
  }

  /** Takes one relay. */
  receive(message: AnswerRelayed): void {
    const { id, conversationId, requestId, field } = message;
    if (this.#deps.isGone(requestId) || this.#isRepeated(message)) return;
    const arrival = this.#arrivals.get(id) ?? this.#arrived(message);
    void this.#acknowledge(arrival, { conversationId, requestId, field });
  }

  /** Forgets the relays of what is over, or somebody else's: they are not acknowledged any more. */
  update({ conversationId }: Entry): void {
    for (const [id, arrival] of this.#arrivals)
      if (arrival.conversationId === conversationId && !this.#mayShow(arrival)) this.#arrivals.delete(id);
  }

  /** Each sealing is one relay's: under another id it is a server that shows the same answer twice. */
  #isRepeated({ id, sealed }: AnswerRelayed): boolean {
    return (
      sealed !== undefined &&
      [...this.#arrivals].some(([other, arrival]) => other !== id && arrival.sealed === sealed)
    );
  }

  #arrived(message: AnswerRelayed): Arrival {
    const arrival = {
      conversationId: message.conversationId,
      requestId: message.requestId,
      sealed: message.sealed,
      acknowledgementId: this.#session.environment.newId(),
      shown: this.#shown(message),
      acknowledging: false,
    };
    this.#arrivals.set(message.id, arrival);
    return arrival;
  }

  async #shown(message: AnswerRelayed): Promise<boolean> {
    const { conversationId, requestId, field } = message;
    const answer = await this.#opened(message);
    // It may have been taken back, or handed over, while it was opened.
    if (!answer || !this.#mayShow(message)) return false;
    try {
      await this.#deps.show({ conversationId, requestId, field, answer });
      return true;
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
      return false;
    }
  }

  #mayShow({ conversationId, requestId }: RequestedForm): boolean {
    return this.#session.conversation(conversationId).following && !this.#deps.isGone(requestId);
  }

  async #opened(message: AnswerRelayed): Promise<Secret<string> | undefined> {
    const { id, conversationId, requestId, field } = message;
    try {
      return await this.#deps.open(message);
    } catch (error) {
      // An entry that it needs could not be had: when it comes again, that is tried again.
      if (!(error instanceof SealingError)) this.#arrivals.delete(id);
      // That of another browser of the same agent, which gets it too.
      else if (error.code !== 'ERR_SEALED_KEY')
        tell(this.#deps.unopened, { conversationId, requestId, field }, error);
      return undefined;
    }
  }

  /** Never throws: without an acknowledgement the visitor's client relays again. */
  async #acknowledge(arrival: Arrival, relay: Omit<RequestOf<'acknowledgeAnswer'>, 'type' | 'id'>) {
    if (!(await arrival.shown) || arrival.acknowledging || !this.#mayShow(relay)) return;
    arrival.acknowledging = true;
    const request = { type: 'acknowledgeAnswer', id: arrival.acknowledgementId, ...relay } as const;
    const conversation = this.#session.conversation(relay.conversationId);
    try {
      await conversation.request(toFrame(request));
    } catch (error) {
      // The next arrival is acknowledged again; one that came too late shows that an entry was lost.
      if (hasCode(error, 'ERR_GONE')) void conversation.catchUp().catch(() => undefined);
    } finally {
      arrival.acknowledging = false;
    }
  }
}
