import { afterAll, beforeAll, inject } from 'vitest';
import type { Environment } from '../../../client/environment.ts';
import { type AccessToken, type KeyStore, memoryKeyStore } from '../../../client/index.ts';
import {
  AgentProgram,
  agents,
  environmentOf,
  overseers,
  tokenFor,
  VisitorProgram,
} from '../../../play/local/people.ts';
import { refusal } from '../../../play/refusal.ts';
import { forms as published } from '../../../branding/forms.ts';
import { paymentCardForm } from '../../published.ts';
import { startRuntime } from '../../runtime.ts';
import type { Call } from '../../../local/traffic.ts';
import type { Runtime } from '../../../local/runtime.ts';
import { SkippedTime } from './skipped-time.ts';

export { refusal };

/** Answers to payment-card that are valid. American Express, so that the CVV has four digits and can be searched for. */
export const cardAnswers = {
  cardNumber: '371449635398431',
  cardExpiry: '11/31',
  cardholderName: 'Quincy Canary',
  cvv: '7391',
};

export const consent = {
  given: true,
  privacyVersion: paymentCardForm.privacy.version,
  privacyLanguage: 'en',
};

/** A conversation between two people who have met. */
export interface Meeting {
  readonly ana: AgentProgram;
  readonly visitor: VisitorProgram;
  readonly conversationId: string;
}

/** What an agent's tabs have in common. */
interface Browser {
  readonly keyStore: KeyStore;
  /** Resolves when the last tab that was opened has its key. */
  opened: Promise<unknown>;
}

export interface StageOptions {
  /** Whether {@link Stage.skippingWaits} skips the waits of the clients made without an environment. @default false */
  readonly skipsWaits?: boolean;
  /** Whether agents' programs share a sign-in, where a test opens many of them. @default false */
  readonly sharedSignIns?: boolean;
}

/** The synthesized app, running, for the tests of one file; and people to put on it. */
export class Stage {
  readonly #skipsWaits: boolean;
  readonly #sharedSignIns: boolean;
  readonly #tokens = new Map<string, AccessToken>();
  readonly #browsers = new Map<string, Browser>();
  #runtime: Runtime | undefined;
  #time: SkippedTime | undefined;
  readonly #clients: { close(): void }[] = [];

  get runtime(): Runtime {
    if (!this.#runtime) throw new Error('the stage is not open yet');
    return this.#runtime;
  }

  constructor({ skipsWaits = false, sharedSignIns = false }: StageOptions = {}) {
    this.#skipsWaits = skipsWaits;
    this.#sharedSignIns = sharedSignIns;
  }

  async open(): Promise<void> {
    const users = [...agents, ...overseers];
    this.#runtime = await startRuntime({ assembly: inject('assembly'), users });
    if (this.#skipsWaits) this.#time = new SkippedTime(this.#runtime);
  }

  async close(): Promise<void> {
    this.#closeClients();
    await this.#runtime?.stop();
  }

  /** Closes every client. */
  async clear(): Promise<void> {
    this.#closeClients();
    await this.settled();
  }

  /** Resolves when clients and functions are idle. */
  async settled(): Promise<void> {
    await this.#time?.settled();
  }

  /** Closes this client with the others. */
  closesToo(client: { close(): void }): void {
    this.#clients.push(client);
  }

  #closeClients(): void {
    for (const client of this.#clients.splice(0)) client.close();
  }

  /** Runs this; time-outs, pauses and backoffs of clients in it take no time. See {@link SkippedTime}. */
  skippingWaits<T>(run: () => Promise<T>): Promise<T> {
    return this.#time ? this.#time.during(run) : run();
  }

  /**
   * An agent's program that has signed in and joined, with its key. Those of one agent are tabs of one browser, and so have
   * one key.
   */
  async agent(username = 'ana', environment = this.environment): Promise<AgentProgram> {
    const browser = this.#browser(username);
    const { keyStore } = browser;
    const credential = () => this.#token(username);
    const agent = new AgentProgram(this.runtime, username, environment, credential, {
      keyStore,
      published,
    });
    this.closesToo(agent.client);
    // One tab after the other: each sign-in is good for one key.
    await (browser.opened = browser.opened.catch(() => undefined).then(() => agent.join()));
    return agent;
  }

  /** Where an agent's tabs keep their key. */
  keyStore(username: string): KeyStore {
    return this.#browser(username).keyStore;
  }

  #browser(username: string): Browser {
    const known = this.#browsers.get(username) ?? { keyStore: memoryKeyStore(), opened: Promise.resolve() };
    this.#browsers.set(username, known);
    return known;
  }

  /** A visitor's program, not connected yet. */
  visitor(
    options: ConstructorParameters<typeof VisitorProgram>[1] = {},
    environment = this.environment,
  ): VisitorProgram {
    const visitor = new VisitorProgram(this.runtime, { published, ...options }, environment);
    this.closesToo(visitor.client);
    return visitor;
  }

  /** Agents' programs of one stage share a sign-in while most of its token's time is left. */
  async #token(username: string): Promise<AccessToken> {
    const known = this.#tokens.get(username);
    if (this.#sharedSignIns && known && known.expiresAt - this.runtime.clock.now() > 10 * 60_000)
      return known;
    const token = await tokenFor(this.runtime, username);
    this.#tokens.set(username, token);
    return token;
  }

  /** What clients live by. */
  get environment(): Environment {
    return this.#time?.environment ?? environmentOf(this.runtime);
  }

  /** A conversation that an agent has accepted. */
  async meeting(
    ana?: AgentProgram,
    options: Parameters<Stage['visitor']>[0] = {},
    visitor = this.visitor(options),
  ): Promise<Meeting> {
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

  /**
   * Every service call that this causes, until it is done. Those of the sweep that every minute brings are not, unless this
   * moves the clock to it.
   */
  async callsOf(run: () => Promise<unknown>): Promise<Call[]> {
    const { traffic, clock } = this.runtime;
    const before = traffic.calls.length;
    const movedBy = () => clock.now() - Date.now();
    const moved = movedBy();
    await run();
    const isMinute = movedBy() - moved > 59_000;
    return traffic.calls.slice(before).filter(({ caller }) => isMinute || !caller.includes('/Sweep/'));
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
export function useStage(options: StageOptions = {}): Stage {
  const stage = new Stage(options);
  beforeAll(() => stage.open());
  afterAll(() => stage.close());
  return stage;
}
