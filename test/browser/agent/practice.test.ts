import { expect, test } from 'vitest';
import { verifies } from '../../promises.ts';
import { AgentPage } from '../people/agent-page.ts';
import { expectGoodScreen } from '../look/axe.ts';
import { useBrowserStage } from '../stage/stage.ts';

const stage = useBrowserStage();

async function practising(): Promise<AgentPage> {
  const context = await stage.context({ viewport: { width: 1280, height: 800 } });
  const agent = new AgentPage(await context.newPage());
  await agent.page.goto(`${stage.siteUrl}/console/index.html`);
  await agent.page.clock.install();
  await agent.button('Practise with a made-up visitor').click();
  await agent.chats.waitFor();
  return agent;
}

verifies(
  'P4',
  'a new agent does the whole job with a made-up visitor, and nothing of it leaves the page',
  async () => {
    const agent = await practising();
    const sockets: string[] = [];
    agent.page.on('websocket', (socket) => sockets.push(socket.url()));
    const watch = stage.watchOf(agent.page);
    // The visitor's form is a file of the site's; it is loaded once, with the first preview.
    const isFile = (request: string) =>
      request.startsWith(`GET ${stage.siteUrl}/`) && !request.split(' ')[1]?.includes('?');
    const before = watch.requests.length;
    await agent.inList('Waiting').first().click();
    await agent.draft.waitFor();
    await agent.page.clock.runFor(2_000);
    await agent.hears(/invoice|confirm who I am/);
    await agent.say('With pleasure, one moment.');
    await agent.page.clock.runFor(4_000);
    await agent.hears('No hurry.');
    await agent.sendForm('Card payment');
    await agent.page.clock.runFor(3_000);
    await agent.status('Card payment', 'The visitor has opened it.');
    await agent.page.clock.runFor(5_000);
    await agent.status('Card payment', 'The answers are here. They are shown once.');
    await agent.status('Card payment', '[not recorded]');
    await agent.reveal('Card payment');
    await expect
      .poll(() => agent.shown())
      .toEqual({
        'Card number': '4242 4242 4242 4242',
        'Expiry date': '12/34',
        'Name on the card': 'PAT PRACTICE',
        'Security code': '123',
      });
    await agent.button('I am done: remove them now').click();
    await agent.status('Card payment', /^You viewed them at .* They are destroyed\.$/);
    expect(await agent.button('Show answers once').count()).toBe(0);
    await agent.button('End').click();
    await agent.button('End chat').click();
    await agent.hears('You ended the chat');
    expect(sockets).toEqual([]);
    expect(watch.requests.slice(before).filter((request) => !isFile(request))).toEqual([]);
    const [state] = (await agent.page.context().storageState()).origins;
    expect(state?.localStorage ?? []).toEqual([]);
  },
);

test('practice says that it is practice, looks well, and ends where it began', async () => {
  const agent = await practising();
  await agent.page.getByText('Practice', { exact: true }).waitFor();
  await expectGoodScreen('practice', agent.page);
  await agent.page.getByRole('button', { name: /You/ }).click();
  await agent.button('Leave practice').click();
  await agent.button('Practise with a made-up visitor').waitFor();
});
