import type { Scene } from './scene.ts';

/** The visitor types a card number into the ordinary chat, and the agent sees a mask (P12). */
export async function typeCard({ audience, agent, agentName, visitor, typed }: Scene): Promise<void> {
  const text = `My card is ${typed.typedCard.replaceAll(/(\d{4})(?=\d)/g, '$1 ')}`;
  const sent = await audience.step('The visitor types a card number into the chat', () =>
    visitor.client.send(text),
  );
  const heard = await agent.entry('messageSent');
  audience.say(`${agentName} sees`, heard.text);
  const masked = heard.text === `My card is •••• ${typed.typedCard.slice(-4)}`;
  const told = sent.redacted.includes('cardNumber');
  audience.check('P12', masked && told, 'the number is masked, and the sender told');
}
