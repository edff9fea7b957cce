import { expect, test, vi } from 'vitest';
import { useStageWithoutBrowser } from '../browser/stage.ts';
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
  await expect(webKit.leave()).rejects.toThrow('to deeply equal []');
});
