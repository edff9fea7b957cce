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

/** The answers to payment-card. */
export function answersOf({ card, holder, cvv }: Typed) {
  return { cardNumber: card, cardExpiry: '11/31', cardholderName: holder, cvv };
}
