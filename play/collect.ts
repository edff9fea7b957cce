import type { EntryOf } from '../core/protocol/index.ts';
import { refusal } from './refusal.ts';
import { answersOf, consentTo, type Scene } from './scene.ts';

/**
 * The agent sends the form payment-card and the visitor answers it, the CVV off the record (P8, P14, P2).
 *
 * @returns the id of the form request, whose answers are held then
 */
export async function collect(scene: Scene): Promise<string> {
  const { audience, agent, agentName, visitor, conversationId, typed } = scene;
  const requestId = await audience.step(`${agentName} sends the form payment-card`, () =>
    agent.client.requestForm(conversationId, 'payment-card'),
  );
  const { form } = await visitor.offer(requestId);
  audience.say('Visitor', `sees "${form.title}": ${form.purpose}`);
  await visitor.client.openForm(requestId);
  const answers = answersOf(typed);
  const consent = consentTo(form, false);
  const code = await refusal(visitor.client.submitForm(requestId, { consent, answers }));
  audience.check('P8', code === 'ERR_CONSENT_REQUIRED', `without consent: ${code}`);
  const { entry, deliveries } = await audience.step('The visitor consents and answers', () =>
    visitor.client.submitForm(requestId, { consent: { ...consent, given: true }, answers }),
  );
  checkMasks(scene, entry);
  const delivery = await audience.step('The CVV is relayed, off the record', async () =>
    deliveries.get('cvv'),
  );
  const relayed =
    delivery === 'delivered' ? agent.answers.items.find(({ field }) => field === 'cvv') : undefined;
  const same = relayed?.answer.expose() === typed.cvv;
  audience.check('P2', same, `${agentName}’s console has it, and the visitor is told so then`);
  return requestId;
}

function checkMasks({ audience, typed }: Scene, { masks }: EntryOf<'formSubmitted'>): void {
  const shown = Object.entries(masks).map(([field, mask]) => `${field} ${mask}`);
  audience.say('Transcript', shown.join(', '));
  const asPromised = masks['cardNumber'] === `•••• ${typed.card.slice(-4)}`;
  audience.check('P14', asPromised, 'masks, and the last four of the card');
}
