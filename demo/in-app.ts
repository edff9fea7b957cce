import { Chat } from './in-app/chat.ts';
import { Terminal } from './in-app/terminal.ts';

/** A visitor in a terminal: `node demo/in-app.ts http://localhost:8081`. docs/in-app.md explains the parts. */
async function main(siteUrl: string): Promise<void> {
  const config = await fetch(new URL('/config.json', siteUrl));
  if (!config.ok) throw new Error(`${siteUrl} has no config.json: is that the site’s address?`);
  const { webSocketUrl } = (await config.json()) as { webSocketUrl: string };
  const terminal = new Terminal();
  const chat = await Chat.open({ url: webSocketUrl, screen: terminal });
  terminal.say('Write, and press Enter; "/end" ends the chat.');
  terminal.onLine((line) => {
    const sent = line === '/end' ? chat.client.end() : chat.client.send(line);
    sent.catch((error: unknown) => terminal.say(String(error)));
  });
  await chat.ended;
  chat.leave();
  terminal.close();
}

await main(process.argv[2] ?? 'http://localhost:8081');
