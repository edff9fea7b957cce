import { afterAll, beforeAll, inject } from 'vitest';
import { AgentProgram, agents, VisitorProgram } from '../../demo/people.ts';
import { refusal } from '../../demo/refusal.ts';
import type { Call } from '../../local/traffic.ts';
import { type Runtime, startRuntime } from '../../local/runtime.ts';

export { refusal };

/** Answers to payment-card that are valid. American Express, so that the CVV has four digits and can be searched for. */
export const cardAnswers = {
  cardNumber: '371449635398431',
  cardExpiry: '11/31',
  cardholderName: 'Quincy Canary',
  cvv: '7391',
};

export const consent = { given: true, privacyVersion: '2026-11-01' };

/** A conversation between two people who have met. */
export interface Meeting {
  readonly ana: AgentProgram;
  readonly visitor: VisitorProgram;
  readonly conversationId: string;
}

/** The synthesized app, running, for the tests of one file; and people to put on it. */
export class Stage {
  #runtime: Runtime | undefined;
  readonly #clients: { close(): void }[] = [];

  get runtime(): Runtime {
    if (!this.#runtime) throw new Error('the stage is not open yet');
    return this.#runtime;
  }

  async open(): Promise<void> {
    this.#runtime = await startRuntime({ assembly: inject('assembly'), users: agents });
  }

  async close(): Promise<void> {
    for (const client of this.#clients) client.close();
    await this.#runtime?.stop();
  }

  /** An agent's program that has signed in and joined. */
  async agent(username = 'ana'): Promise<AgentProgram> {
    const agent = new AgentProgram(this.runtime, username);
    this.#clients.push(agent.client);
    await agent.client.join();
    return agent;
  }

  /** A visitor's program, not connected yet. */
  visitor(options: ConstructorParameters<typeof VisitorProgram>[1] = {}): VisitorProgram {
    const visitor = new VisitorProgram(this.runtime, options);
    this.#clients.push(visitor.client);
    return visitor;
  }

  /** A conversation that an agent has accepted. */
  async meeting(ana?: AgentProgram): Promise<Meeting> {
    const visitor = this.visitor();
    const [agent] = await Promise.all([ana ?? this.agent(), visitor.client.start()]);
    const conversationId = visitor.client.conversationId ?? '';
    await agent.client.accept(conversationId);
    return { ana: agent, visitor, conversationId };
  }

  /** Sends a form and waits until the visitor has it. */
  async request({ ana, visitor, conversationId }: Meeting, form = 'payment-card'): Promise<string> {
    const requestId = await ana.client.requestForm(conversationId, form);
    await visitor.offer(requestId);
    return requestId;
  }

  /** A payment-card form that has been answered, its CVV delivered. */
  async submitted(meeting: Meeting): Promise<string> {
    const requestId = await this.request(meeting);
    const { deliveries } = await meeting.visitor.client.submitForm(requestId, {
      consent,
      answers: cardAnswers,
    });
    await deliveries.get('cvv');
    return requestId;
  }

  /** Every service call that this causes, until it is done. */
  async callsOf(run: () => Promise<unknown>): Promise<Call[]> {
    const before = this.runtime.traffic.calls.length;
    await run();
    return this.runtime.traffic.calls.slice(before);
  }

  /** The one item of a form request. */
  async formItem(requestId: string) {
    const items = await this.runtime.database.scan('Conversations');
    return items.find(({ item }) => item === `form#${requestId}`);
  }

  async vaultRows() {
    return this.runtime.database.scan('Vault');
  }

  async auditOf(requestId: string, action: string) {
    const events = await this.runtime.database.scan('Audit');
    return events.filter((event) => event['requestId'] === requestId && event['action'] === action);
  }
}

/** A stage that is open while the tests of this file (or block) run. */
export function useStage(): Stage {
  const stage = new Stage();
  beforeAll(() => stage.open());
  afterAll(() => stage.close());
  return stage;
}
