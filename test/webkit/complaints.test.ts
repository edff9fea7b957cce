import { expect, test, vi } from 'vitest';
import { useStageWithoutBrowser } from '../browser/stage/stage.ts';
import { useWebKit } from './people.ts';

const stage = useStageWithoutBrowser();
const webKit = useWebKit(stage);

/** Runs in a page: goes wrong in each way that a test has to notice. */
function goWrong(where: string): void {
  const { console } = globalThis;
  console.warn(`a warning in ${where}`);
  console.error(`an error in ${where}`);
  setTimeout(() => {
    throw new Error(`thrown in ${where}`);
  });
  void Promise.reject(new Error(`rejected in ${where}`));
  new Image().src = `https://elsewhere.example/${where}.png`;
}

test('what goes wrong in WebKit fails a test, be it in the shop’s page or in the chat, and so does what a policy forbids', async () => {
  const visitor = await webKit.visitor();
  for (const where of ['page', 'chat'] as const) {
    await visitor[where].run(goWrong, where);
    const complaints = [
      `CONSOLE WARN a warning in ${where}`,
      `CONSOLE ERROR an error in ${where}`,
      `CONSOLE JS ERROR Error: thrown in ${where}`,
      `CONSOLE JS ERROR Unhandled Promise Rejection: Error: rejected in ${where}`,
      `CONSOLE SECURITY ERROR Refused to load https://elsewhere.example/${where}.png because`,
    ].map((each) => expect.stringContaining(each) as unknown);
    await vi.waitFor(() => expect(visitor.browser.complaints).toEqual(expect.arrayContaining(complaints)));
  }
  await expect(webKit.leave()).rejects.toMatchObject({ actual: { tooLarge: [] } });
});

test('a page of ours that is larger than its window in WebKit fails its test', async () => {
  const visitor = await webKit.visitor();
  await visitor.chat.run(() => {
    const heard = document.createElement('p');
    heard.className = 'only-heard';
    heard.style.top = '9000px';
    document.body.append(heard);
  });
  const said: unknown = expect.stringMatching(/^\/chat\/index\.html is \d+ px higher than its window$/);
  await expect(webKit.leave()).rejects.toMatchObject({ actual: { tooLarge: [said] } });
});
