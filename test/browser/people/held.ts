import { cardAnswers, consent } from '../../scenario/stage/stage.ts';
import type { AgentPage } from './agent-page.ts';
import type { BrowserStage } from '../stage/stage.ts';

/** A chat in which a visitor has answered the card form: three answers are held, and one waits in the agent's page. */
export async function held(stage: BrowserStage, agent: AgentPage) {
  const visitor = stage.visitorProgram();
  await visitor.client.start();
  await agent.take(visitor.client.conversationId);
  await agent.sendForm('Card payment');
  const { requestId } = await visitor.entry('formRequested');
  await visitor.offer(requestId);
  const { deliveries } = await visitor.client.submitForm(requestId, { consent, answers: cardAnswers });
  await deliveries.get('cvv');
  await agent.status('Card payment', 'The answers are here. They are shown once.');
  return { visitor, requestId };
}
