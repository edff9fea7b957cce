import { type Offer, VisitorClient } from '../../client/index.ts';
import type { Environment } from '../../client/environment.ts';
import { nodeEnvironment } from '../../client/node.ts';
import type { Entry } from '../../core/protocol/index.ts';
import { forms } from '../../branding/forms.ts';
import { answerForm } from './answer-form.ts';
import { describe } from './describe.ts';
import type { Screen } from './screen.ts';

/** What an app keeps of a conversation, in the device's key store: the credential is the visitor (P17). No answer is in it. */
export interface Kept {
  readonly conversationId: string;
  readonly credential: string;
  /** The last entry that was shown. */
  readonly lastSeq: number;
}

export interface ChatOptions {
  /** Where the server listens: `webSocketUrl` of the site's `/config.json`. */
  readonly url: string;
  /** Fingerprint of the brand's key: built into the app, never asked of a server. */
  readonly pin: string;
  readonly screen: Screen;
  /** Languages that the person reads (BCP 47), best first. @default each form's first language */
  readonly languages?: readonly string[];
  /** Of a conversation to take up again. @default a new conversation */
  readonly kept?: Kept;
  /** @default nodeEnvironment */
  readonly environment?: Environment;
}

/** A visitor's chat in an app: the headless client, a screen, and nothing of a browser. */
export class Chat {
  readonly client: VisitorClient;
  /** Ends with the conversation. */
  readonly ended: Promise<void>;
  readonly #credential: string;
  readonly #screen: Screen;
  readonly #languages: readonly string[];
  readonly #begun = new Set<string>();
  readonly #over = new Set<string>();
  readonly #end = Promise.withResolvers<void>();
  #isEnded = false;

  private constructor({
    url,
    pin,
    screen,
    kept,
    languages = [],
    environment = nodeEnvironment,
  }: ChatOptions) {
    this.#credential = kept?.credential ?? VisitorClient.newCredential();
    this.#screen = screen;
    this.#languages = languages;
    this.ended = this.#end.promise;
    this.client = new VisitorClient({
      url,
      environment,
      credential: this.#credential,
      forms,
      pin,
      onEntry: (entry) => this.#show(entry),
      onForm: (offer) => this.#answer(offer),
      onFormRefused: (_requestId, { message }) =>
        screen.say(`A form is not shown. ${message} Nothing was sent.`),
      onState: (state) => {
        if (state === 'connecting') screen.say('Connecting …');
      },
    });
  }

  /** Begins a conversation, or takes one up again with the forms that wait in it. */
  static async open(options: ChatOptions): Promise<Chat> {
    const chat = new Chat(options);
    const { kept } = options;
    if (kept) await chat.client.resume(kept.conversationId, kept.lastSeq);
    else await chat.client.start();
    for (const offer of chat.client.openForms) chat.#answer(offer);
    return chat;
  }

  /** For the device's key store, whenever the app is left. */
  keep(): Kept {
    const { conversationId = '', lastSeq } = this.client;
    return { conversationId, credential: this.#credential, lastSeq };
  }

  /** Leaves without ending: with what {@link keep} gave it is taken up again. */
  leave(): void {
    this.client.close();
  }

  #show(entry: Entry): void {
    for (const requestId of endedBy(entry)) this.#over.add(requestId);
    const line = describe(entry);
    if (line !== undefined) this.#screen.say(line);
    if (entry.type !== 'ended') return;
    this.#isEnded = true;
    this.#end.resolve();
  }

  #answer(offer: Offer): void {
    if (this.#begun.has(offer.requestId)) return;
    this.#begun.add(offer.requestId);
    const isOver = (requestId: string) => this.#isEnded || this.#over.has(requestId);
    const desk = { client: this.client, screen: this.#screen, languages: this.#languages, isOver };
    answerForm(desk, offer).catch((error: unknown) => {
      this.#screen.say(error instanceof Error ? error.message : 'That did not work.');
    });
  }
}

/** The form requests to which answers can reach nobody any more. */
function endedBy(entry: Entry): string[] {
  if (entry.type === 'handedOver') return entry.destroyed?.map(({ requestId }) => requestId) ?? [];
  const isOver = entry.type === 'withdrawn' || entry.type === 'expired' || entry.type === 'unreadable';
  return isOver ? [entry.requestId] : [];
}
