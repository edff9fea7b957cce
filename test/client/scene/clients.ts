import { AgentClient, VisitorClient, type Offer, type RelayedAnswer } from '../../../client/index.ts';
import type { AgentOptions, VisitorOptions } from '../../../client/index.ts';
// Loaded later by the client; here they are there before, as moving time does not wait for files.
import '../../../client/visitor/published-forms.ts';
import '../../../client/visitor/sealer.ts';
import { formHash } from '../../../core/fields/form.ts';
import type { Entry } from '../../../core/protocol/index.ts';
import { FakeServer } from './fake-server.ts';
import { form, testForms } from './test-forms.ts';

export { form, formWithPin, sealedForm } from './test-forms.ts';

export const consent = { given: true, privacyVersion: '1', privacyLanguage: 'en' };

/** A server that publishes a form. */
export async function makeServer(published = form): Promise<FakeServer> {
  const others = testForms.filter(({ name }) => name !== published.name);
  const server = new FakeServer(published, ...others);
  // No test waits for digests and keys.
  await Promise.all([server.brand, ...server.forms.map(formHash)]);
  return server;
}

/** A visitor's client and what it has told. */
export function makeVisitor(server: FakeServer, options: Partial<VisitorOptions> = {}) {
  const entries: Entry[] = [];
  const offers: Offer[] = [];
  const refused: [string, string][] = [];
  const states: string[] = [];
  const credential = VisitorClient.newCredential();
  const client = new VisitorClient({
    url: 'wss://chat.example.com/ws',
    credential,
    forms: testForms,
    environment: server.environment,
    onEntry: (entry) => entries.push(entry),
    onForm: (offer) => offers.push(offer),
    onFormRefused: (requestId, error) => refused.push([requestId, error.code]),
    onState: (state) => states.push(state),
    ...options,
  });
  return { client, entries, offers, refused, states, credential };
}

/** A visitor's client with a conversation that has begun. */
export async function startVisitor(server: FakeServer, options: Partial<VisitorOptions> = {}) {
  const visitor = makeVisitor(server, options);
  const { conversationId } = await server.environment.until(visitor.client.start());
  return { ...visitor, conversationId };
}

/** An agent's client and what it has told. */
export function makeAgent(server: FakeServer, options: Partial<AgentOptions> = {}) {
  const entries: Entry[] = [];
  const answers: RelayedAnswer[] = [];
  const states: string[] = [];
  const client = new AgentClient({
    url: 'wss://chat.example.com/ws',
    credential: () =>
      Promise.resolve({ accessToken: 'a.b.c', expiresAt: server.environment.now() + 3_600_000 }),
    environment: server.environment,
    forms: testForms,
    onEntry: (entry) => entries.push(entry),
    onAnswer: (answer) => void answers.push(answer),
    onState: (state) => states.push(state),
    ...options,
  });
  return { client, entries, answers, states };
}

/** An agent's client that has taken a conversation. */
export async function acceptAgent(server: FakeServer, options: Partial<AgentOptions> = {}) {
  const agent = makeAgent(server, options);
  const conversationId = await server.visit();
  await server.environment.until(agent.client.join());
  await server.environment.until(agent.client.accept(conversationId));
  return { ...agent, conversationId };
}

export const numbers = (entries: readonly Entry[]) => entries.map(({ seq }) => seq);
