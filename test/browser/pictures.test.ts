import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { conversationOf } from './meeting.ts';
import { phone, useBrowserStage } from './stage.ts';

const folder = 'docs/pictures';
const pictures = ['shop.png', 'form.png', 'console.png', 'ledger.png', 'console-dark.png'] as const;
const title = 'Card payment';
const isWanted = process.env['SEALFORM_PICTURES'] === '1';

test('the pictures of the README are there', () => {
  if (isWanted) return;
  expect(pictures.filter((name) => !existsSync(join(folder, name)))).toEqual([]);
});

// Without being asked for, pictures do not change with every run.
if (isWanted) {
  const stage = useBrowserStage();
  const path = (name: (typeof pictures)[number]) => join(folder, name);

  test('the pictures are taken', async () => {
    mkdirSync(folder, { recursive: true });
    const [visitor, agent] = await Promise.all([
      stage.visitor({ ...phone, deviceScaleFactor: 2 }),
      stage.agent(),
    ]);
    await visitor.say('Hello! I would like to pay my order 20-1184.');
    await agent.take(await conversationOf(visitor));
    await agent.say('Good morning! With pleasure: I send you a secure form for your card.');
    await visitor.hears('With pleasure');
    await agent.sendForm(title);
    await visitor.openForm(title);
    await visitor.type({ 'Card number': '4242424242424242', 'Expiry date': '0429' });
    await visitor.page.screenshot({ path: path('form.png') });
    await visitor.type({ 'Name on the card': 'Robin Fjeld', 'Security code': '271' });
    await visitor.agreeAndSend();
    await visitor.ledger(title, /delivered at/);
    await agent.reveal(title);
    await visitor.ledger(title, /ana saw it at/);
    await agent.page.screenshot({ path: path('console.png') });
    await agent.page.emulateMedia({ colorScheme: 'dark' });
    await agent.page.screenshot({ path: path('console-dark.png') });
    await visitor.page.screenshot({ path: path('ledger.png') });
    const shop = await stage.visitor();
    await shop.page.screenshot({ path: path('shop.png') });
  });
}
