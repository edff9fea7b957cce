import { refusal } from './refusal.ts';
import { answersOf, type Scene } from './scene.ts';

/** The agent reveals the held answers, once, and the console has painted them: they are destroyed (P4, P6). */
export async function revealOnce(scene: Scene, requestId: string): Promise<void> {
  const { audience, agent, agentName, visitor, conversationId, typed } = scene;
  const revelation = await audience.step(`${agentName} reveals the answers`, () =>
    agent.client.reveal(conversationId, requestId),
  );
  const shown = revelation.answers.expose();
  const { cvv, ...stored } = answersOf(typed);
  const same = Object.entries(stored).every(([field, answer]) => shown[field] === answer);
  const alone =
    Object.keys(shown).length === Object.keys(stored).length && !Object.values(shown).includes(cvv);
  audience.check('P5', same && alone, 'the answers are what the visitor typed, without the CVV');
  const again = await refusal(agent.client.reveal(conversationId, requestId));
  audience.check('P4', again === 'ERR_ALREADY_VIEWED', `a second reveal: ${again}`);
  await audience.step(`${agentName}’s console has painted them`, () => revelation.confirm());
  await visitor.entry('viewed', requestId);
  const late = await refusal(agent.client.reveal(conversationId, requestId));
  audience.check('P6', late === 'ERR_GONE', `a reveal after they were viewed: ${late}`);
}
