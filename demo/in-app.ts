import { Chat } from './in-app/chat.ts';
import { Terminal } from './in-app/terminal.ts';

/** A visitor in a terminal: `npm run in-app -- <fingerprint>`. docs/in-app.md explains the parts. */
async function main(pin: string | undefined, siteUrl = 'http://localhost:8081'): Promise<void> {
  if (pin === undefined)
    throw new Error('Which is the brand’s key? Its fingerprint is what npm start prints.');
  const config = await fetch(new URL('/config.json', siteUrl)).catch(() => {
    throw new Error(`${siteUrl} does not answer: is npm start running?`);
  });
  if (!config.ok) throw new Error(`${siteUrl} has no config.json: is that the site’s address?`);
  const { webSocketUrl } = (await config.json()) as { webSocketUrl: string };
  const terminal = new Terminal();
  const { locale } = new Intl.DateTimeFormat().resolvedOptions();
  const chat = await Chat.open({ url: webSocketUrl, pin, screen: terminal, languages: [locale] });
  terminal.say('Write, and press Enter; "/end" ends the chat.');
  terminal.onLine((line) => {
    const sent = line === '/end' ? chat.client.end() : chat.client.send(line);
    sent.catch((error: unknown) => terminal.say(String(error)));
  });
  await chat.ended;
  chat.leave();
  terminal.close();
}

try {
  await main(process.argv[2], process.argv[3]);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
