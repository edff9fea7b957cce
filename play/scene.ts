import type { VisitorClient } from '../client/index.ts';
import type { Form } from '../core/fields/form.ts';
import { chooseWording } from '../core/fields/privacy-text.ts';
import type { Audience } from './audience.ts';
import type { AgentProgram, VisitorProgram } from './people.ts';

/** What the visitor types: into the chat, and into the form payment-card. */
export interface Typed {
  readonly typedCard: string;
  readonly card: string;
  readonly holder: string;
  readonly cvv: string;
}

/** Two people who have met in a conversation, and those who watch. */
export interface Scene {
  readonly audience: Audience;
  readonly agent: AgentProgram;
  /** What the audience calls the agent. */
  readonly agentName: string;
  readonly visitor: VisitorProgram;
  readonly conversationId: string;
  readonly typed: Typed;
}

/** The consent of somebody who reads English. */
export function consentTo(
  { privacy }: Form,
  given = true,
): Parameters<VisitorClient['submitForm']>[1]['consent'] {
  const { language: privacyLanguage } = chooseWording(privacy.text, ['en']);
  return { given, privacyVersion: privacy.version, privacyLanguage };
}

/** The answers to payment-card. */
export function answersOf({ card, holder, cvv }: Typed) {
  return { cardNumber: card, cardExpiry: '11/31', cardholderName: holder, cvv };
}
