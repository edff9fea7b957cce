import type { AccessToken } from '../../client/index.ts';
import { VisitorClient } from '../../client/index.ts';
import type { Environment } from '../../client/environment.ts';
import { findForm } from '../../branding/forms.ts';
import { type Check, Failed, NotShown } from '../check.ts';
import type { Audience } from '../../play/audience.ts';
import { collect } from '../../play/collect.ts';
import { AgentProgram, VisitorProgram, type VisitorProgramOptions } from '../../play/people.ts';
import { ping } from '../../play/ping.ts';
import { revealOnce } from '../../play/reveal.ts';
import type { Scene } from '../../play/scene.ts';
import { sendAtOnce } from '../../play/send-at-once.ts';
import { readTranscript } from '../../play/transcript.ts';
import { typeCard } from '../../play/type-card.ts';
import type { Site } from '../site.ts';

/** The clients repeat until they are answered; here it ends after this long, ms. */
const patienceMs = 3 * 60_000;

/** Visa's number for tests, which no bank has given to anybody. */
const testCard = '4242424242424242';
const typed = { typedCard: testCard, card: testCard, holder: 'Smoke Test', cvv: '917' };

export interface FormOptions {
  readonly site: Site;
  readonly pin: string;
  readonly credential: () => Promise<AccessToken>;
  readonly audience: Audience;
  readonly environment: Environment;
}

/** One form by a synthetic visitor and a synthetic agent: everything that people do, in one conversation. */
export function wholeForm(options: FormOptions): Check {
  return {
    id: 'form',
    shows: 'a form goes from its request to the end of the chat',
    remedy:
      'Read the log of the function that the last step asked; docs/runbook.md, "FailedRequests", says how.',
    async run() {
      if (!findForm('payment-card')) throw new NotShown('brand/forms.ts does not publish payment-card');
      const url = options.site.config.webSocketUrl;
      const visitorsOptions = { ...options, url, credential: VisitorClient.newCredential() };
      const agent = new AgentProgram({ ...options, url });
      const visitor = new VisitorProgram(visitorsOptions);
      try {
        await inTime(play(options.audience, agent, visitor, visitorsOptions), options.environment);
      } finally {
        agent.client.close();
        visitor.client.close();
      }
    },
  };
}

async function play(
  audience: Audience,
  agent: AgentProgram,
  visitor: VisitorProgram,
  visitorsOptions: VisitorProgramOptions,
): Promise<void> {
  await audience.step('The agent joins', () => agent.join());
  const { conversationId } = await audience.step('A visitor opens the chat', () => visitor.client.start());
  await audience.step('The agent accepts', () => agent.client.accept(conversationId));
  const scene: Scene = { audience, agent, agentName: 'The agent', visitor, conversationId, typed };
  await typeCard(scene);
  const requestId = await collect(scene);
  await revealOnce(scene, requestId);
  await sendAtOnce(scene);
  await readTranscript(scene, visitorsOptions);
  await audience.step('The visitor ends the chat', () => visitor.client.end());
  await agent.entry('ended');
}

function inTime(played: Promise<void>, environment: Environment): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const cancel = environment.after(patienceMs, () => reject(new Failed('it was not done within 3 minutes')));
  return Promise.race([played, promise]).finally(cancel);
}

/** The gateway closes a silent socket after 10 minutes; a ping is answered. */
export function pingPong({ config }: Site, environment: Environment): Check {
  return {
    id: 'ping',
    shows: 'a ping is answered, with the server’s time',
    remedy: 'Read the log of the function conversation, and the API’s access log for the route ping.',
    async run() {
      const ahead = (await ping(config.webSocketUrl, environment)) - environment.now();
      return Math.abs(ahead) > 60_000
        ? `this machine’s clock is ${Math.round(-ahead / 1000)} s ahead`
        : undefined;
    },
  };
}
