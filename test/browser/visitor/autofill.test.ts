import type { CDPSession } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowserStage } from '../stage/stage.ts';
import { VisitorPage } from '../people/visitor-page.ts';

/** The headless shell has no autofill. */
const stage = useBrowserStage('chromium');
const title = 'Card on file';

/** As a browser keeps it for its user. */
const card = {
  number: '4242424242424242',
  name: 'Robin Fjeld',
  expiryMonth: '04',
  expiryYear: '2031',
  cvc: '271',
};

interface Node {
  readonly backendNodeId: number;
  readonly frameId?: string;
  readonly attributes?: readonly string[];
  readonly children?: readonly Node[];
  readonly shadowRoots?: readonly Node[];
}

/** The first node with this among its attributes and their values, shadow trees included. */
function find(node: Node, attribute: string): Node | undefined {
  if (node.attributes?.includes(attribute)) return node;
  const within = [...(node.shadowRoots ?? []), ...(node.children ?? [])];
  return within.map((each) => find(each, attribute)).find(Boolean);
}

/** Has the browser fill in the card, as when its user chooses it from the list under the number. */
async function fillIn(debuggerOfPage: CDPSession): Promise<void> {
  const { root } = await debuggerOfPage.send('DOM.getDocument', { depth: -1, pierce: true });
  const number = find(root, 'cc-number');
  if (!number) throw new Error('nothing on the page asks for the number of a card');
  const { frameTree } = await debuggerOfPage.send('Page.getFrameTree');
  const frameId = frameTree.frame.id;
  await debuggerOfPage.send('Autofill.trigger', { fieldId: number.backendNodeId, frameId, card });
}

/** What stands in the fields of the form, in their order, and whether the browser has filled it in. */
function filledIn({ frame }: VisitorPage): Promise<(readonly [string, boolean])[]> {
  return frame
    .getByRole('form', { name: title })
    .getByRole('textbox')
    .evaluateAll((inputs) =>
      inputs.map((input) => [(input as HTMLInputElement).value, input.matches(':autofill')] as const),
    );
}

test('a browser that keeps a card fills in the whole form, and it is sent as if it had been typed', async () => {
  const [context, agent] = await Promise.all([stage.context(), stage.agent()]);
  const page = await context.newPage();
  const visitor = new VisitorPage(page);
  // By itself, where only a form that is not sealed is shown: Chromium's debugger fills in no frame of another origin.
  await page.goto(`${stage.siteUrl}/chat/index.html`);
  await visitor.say('I would like to pay.');
  await agent.take(await visitor.conversationId());
  await agent.sendForm(title);
  const form = await visitor.openForm(title);
  const debuggerOfPage = await context.newCDPSession(page);
  await form.getByLabel('Card number', { exact: true }).click();
  // Chromium looks at a new form in its own time, and tells nobody when it knows it.
  await expect
    .poll(async () => {
      await fillIn(debuggerOfPage);
      return filledIn(visitor);
    })
    .toEqual([
      ['4242 4242 4242 4242', true],
      ['04/2031', true],
      ['Robin Fjeld', true],
      ['271', true],
    ]);
  await form.getByText('Visa').waitFor();
  await visitor.agreeAndSend();
  await visitor.ledger(title, '•••• 4242');
  await agent.reveal(title);
  await expect
    .poll(() => agent.shown())
    .toEqual({
      'Card number': '4242 4242 4242 4242',
      'Expiry date': '04/31',
      'Name on the card': 'Robin Fjeld',
      'Security code': '271',
    });
});
