import type { Frame, Locator, Page } from 'playwright-core';
import type { Visitor } from './people.ts';
import { Watch } from '../stage/watch.ts';
import { en, type Messages } from '../../../web/widget/messages/en.ts';
import { nextFile } from '../stage/saved-files.ts';

/** The shop's page in a visitor's browser, with the chat on it. */
export class VisitorPage implements Visitor {
  readonly page: Page;
  /** What the chat says, in the language that it is in. */
  readonly texts: Messages;

  constructor(page: Page, texts: Messages = en) {
    this.page = page;
    this.texts = texts;
  }

  /** Goes to the shop and opens the chat. */
  static async open(page: Page, shopUrl: string, texts?: Messages): Promise<VisitorPage> {
    const visitor = new VisitorPage(page, texts);
    await page.goto(shopUrl);
    await visitor.openChat();
    return visitor;
  }

  /** By the attribute that its button sets: pages may have a button of their own. */
  async openChat(): Promise<void> {
    await this.page.locator('sealform-chat:defined').evaluate((chat) => chat.setAttribute('open', ''));
    // The frame's address is known only after a moment.
    const inside = this.page.locator('sealform-chat iframe').contentFrame();
    await inside.getByLabel(this.texts.composer).waitFor();
  }

  /** The frame of our origin, in which all of the chat is. */
  get frame(): Frame {
    const frame = this.page.frames().find((each) => each.url().includes('/chat/index.html'));
    if (!frame) throw new Error('the chat has no frame');
    return frame;
  }

  get draft(): Locator {
    return this.frame.getByLabel(this.texts.composer);
  }

  get messages(): Locator {
    return this.frame.getByRole('log', { name: this.texts.messages });
  }

  button(name: string | RegExp): Locator {
    return this.frame.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) });
  }

  press(button: string): Promise<void> {
    return this.button(button).click();
  }

  async say(text: string): Promise<void> {
    await this.write(text);
    await this.draft.press('Enter');
  }

  /** Writes a message without sending it. */
  async write(text: string): Promise<void> {
    // Firefox fills nothing into a window that was never touched, and says nothing of it.
    await this.draft.click();
    await this.draft.fill(text);
  }

  /** Loads the page anew, the chat open as it was. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.openChat();
  }

  /** Resolves when this text is among the messages. */
  async hears(text: string | RegExp): Promise<void> {
    await this.messages.getByText(text).first().waitFor();
  }

  /** The id that the frame keeps of its conversation, once the server knows that too. */
  async conversationId(): Promise<string> {
    await this.messages.getByText(this.texts.sent, { exact: true }).first().waitFor();
    const kept = await this.frame.evaluate(() => localStorage.getItem('sealform.conversation'));
    return (JSON.parse(kept ?? '') as { conversationId: string }).conversationId;
  }

  /** What was said, oldest first, as it is shown. */
  said(): Promise<string[]> {
    return this.messages.locator('.message .bubble').allTextContents();
  }

  /** A message of the visitor's own, with what is said of its way. */
  message(text: string): Locator {
    return this.messages.getByRole('listitem').filter({ hasText: text });
  }

  /** The file that the visitor saves with this button, through the page that it opens: by itself, and when it is asked to. */
  async saved(button: string): Promise<string> {
    // The page that is opened may save it before anything could listen there.
    const opened = this.page.context().waitForEvent('page');
    const [page, first] = await Promise.all([
      opened,
      nextFile(this.page),
      this.button(button).last().click(),
    ]);
    await page.getByText(this.texts.kept(first.name)).waitFor();
    const again = page.getByRole('button', { name: this.texts.keepAgain });
    const [second] = await Promise.all([nextFile(page), again.click()]);
    if (second.content !== first.content) throw new Error('the second file is another one');
    await page.close();
    return first.content;
  }

  /** How far the messages are scrolled from their top, and how far it is to their end, CSS pixels, once all is laid out. */
  async scrolled(): Promise<{ fromTop: number; toEnd: number }> {
    return this.messages.evaluate(async (log) => {
      // The first frame lays out what has come and scrolls, by the second that has been heard of.
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const { scrollTop, scrollHeight, clientHeight } = log;
      return { fromTop: scrollTop, toEnd: scrollHeight - scrollTop - clientHeight };
    });
  }

  /** A form in the chat: to be answered, or what became of it. */
  card(title: string): Locator {
    return this.frame.getByRole('region', { name: title, exact: true });
  }

  /** Brings a form that waits to the front. */
  async openForm(title: string): Promise<Locator> {
    await this.card(title)
      .getByRole('button', { name: /Fill in securely|Go on with it/ })
      .click();
    const form = this.frame.getByRole('form', { name: title });
    await form.waitFor();
    return form;
  }

  /** Types the answers, by the labels of their fields, as a person does: key by key. */
  async type(answers: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, answer] of Object.entries(answers)) {
      await this.frame.getByRole('textbox', { name: label, exact: true }).pressSequentially(answer);
    }
  }

  /** The content of a field. */
  typed(label: string): Promise<string> {
    return this.frame.getByRole('textbox', { name: label, exact: true }).inputValue();
  }

  /** Resolves when the form that is in front says this. */
  async reads(title: string, text: string): Promise<void> {
    await this.frame.getByRole('form', { name: title }).getByText(text).first().waitFor();
  }

  /** Agrees to the privacy text, and sends. */
  async agreeAndSend(): Promise<void> {
    await this.frame.getByRole('checkbox').check();
    await this.button('Send securely').click();
  }

  /** Every text of the page that a screen reader announces by itself. */
  spoken(): Promise<string> {
    return Watch.spoken(this.page);
  }

  /** Resolves when this stands on a form's card. */
  async ledger(title: string, text: string | RegExp): Promise<void> {
    await this.card(title).getByText(text).first().waitFor();
  }
}
