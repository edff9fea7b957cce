import { type Connect, type Environment, type Offer, VisitorClient } from '../../../client/index.ts';
import { chooseWording } from '../../../core/fields/privacy-text.ts';
import { sampleAnswers } from '../../../core/fields/sample-answers.ts';
import type { Entry } from '../../../core/protocol/index.ts';
import { forms } from '../../../branding/forms.ts';

/** First messages of made-up customers, by turns. */
export const openings: readonly string[] = [
  'Hello, I would like to pay my invoice by card. Can I do that here?',
  'Hi! I moved house and have to confirm who I am. What do you need?',
  'Good morning, I am waiting for a refund to my bank account.',
];

const replies: readonly (readonly [RegExp, string])[] = [
  [/\?\s*$/u, 'Yes, that is right.'],
  [/form|secure/iu, 'Thank you, I will look for the form.'],
  [/bye|good day|anything else/iu, 'No, that was all. Thank you!'],
  [/moment|looking/iu, 'No hurry.'],
];

/** The reply to an agent's message. */
function replyTo(said: string): string {
  return replies.find(([words]) => words.test(said))?.[1] ?? 'All right.';
}

/** Delays, ms: as long as a person would take, and short enough that practice is not dull. */
export const paceMs = { greet: 1_500, type: 1_200, answer: 3_200, open: 2_500, submit: 7_000 };

export interface PracticeVisitorOptions {
  readonly environment: Environment;
  readonly connect: Connect;
  /** Fingerprint of the brand's key. */
  readonly pin: string;
  /** First message of this customer. */
  readonly opening: string;
}

/** A made-up customer: the real client, and somebody who answers whatever an agent says or asks for. */
export class PracticeVisitor {
  readonly #after: Environment['after'];
  readonly #client: VisitorClient;
  readonly #opening: string;
  #greeted = false;

  constructor({ environment, connect, pin, opening }: PracticeVisitorOptions) {
    this.#after = environment.after;
    this.#opening = opening;
    this.#client = new VisitorClient({
      url: 'wss://practice.invalid/',
      credential: VisitorClient.newCredential(),
      forms,
      pin,
      environment: { ...environment, connect },
      onEntry: (entry) => this.#hear(entry),
      onForm: (offer) => this.#fillIn(offer),
    });
  }

  /** Comes into the chat. */
  async arrive(): Promise<void> {
    await this.#client.start();
  }

  #hear(entry: Entry): void {
    if (entry.type === 'accepted' && !this.#greeted) {
      this.#greeted = true;
      this.#say(this.#opening, paceMs.greet);
    }
    if (entry.type === 'messageSent' && entry.from === 'agent') this.#say(replyTo(entry.text), paceMs.answer);
  }

  #say(text: string, inMs: number): void {
    this.#after(Math.min(paceMs.type, inMs / 2), () => this.#client.typing());
    this.#later(inMs, () => this.#client.send(text));
  }

  #fillIn({ requestId, form }: Offer): void {
    const { version: privacyVersion, text } = form.privacy;
    const { language: privacyLanguage } = chooseWording(text, ['en']);
    const consent = { given: true, privacyVersion, privacyLanguage };
    this.#later(paceMs.open, () => this.#client.openForm(requestId));
    this.#later(paceMs.submit, () =>
      this.#client.submitForm(requestId, { consent, answers: sampleAnswers(form) }),
    );
  }

  /** Acts later. A refusal is ignored: the agent may have ended the chat or the form. */
  #later(ms: number, act: () => Promise<unknown>): void {
    this.#after(ms, () => void act().catch(() => undefined));
  }
}
