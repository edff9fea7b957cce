import { en as texts } from '../../web/widget/messages/en.ts';
import type { Visitor } from '../browser/people/people.ts';
import { spokenTexts } from '../browser/stage/watch.ts';
import { enterKey } from './driver/keys.ts';
import { type Place, View } from './driver/view.ts';
import type { WebKit } from './driver/webkit.ts';

const messages: Place = { role: 'log', name: texts.messages };

/** A visitor in WebKit: the shop's page, with the chat on it. */
export class WebKitVisitor implements Visitor {
  readonly browser: WebKit;
  readonly page: View;
  /** The frame of our origin, in which all of the chat is. */
  readonly chat: View;

  private constructor(browser: WebKit) {
    const { driver } = browser;
    this.browser = browser;
    this.page = new View(driver);
    this.chat = new View(driver, async () => driver.enter(await driver.run(frameOfChat)));
  }

  /** Goes to the shop and opens the chat. */
  static async open(browser: WebKit, shopUrl: string): Promise<WebKitVisitor> {
    const visitor = new WebKitVisitor(browser);
    await browser.driver.goTo(shopUrl);
    await visitor.page.press('button', 'Open the chat');
    await visitor.chat.find('field', texts.composer);
    return visitor;
  }

  /** Comes back to the shop, on any page of it, with the chat open as it was. */
  async comeBack(by: 'reload' | 'back' | URL): Promise<void> {
    const { driver } = this.browser;
    if (by instanceof URL) await driver.goTo(by.href);
    else await driver[by]();
    await this.chat.find('field', texts.composer);
  }

  reload(): Promise<void> {
    return this.comeBack('reload');
  }

  write(text: string): Promise<void> {
    return this.chat.type(texts.composer, text);
  }

  say(text: string): Promise<void> {
    return this.write(text + enterKey);
  }

  hears(text: string | RegExp): Promise<void> {
    return this.chat.reads(text, messages);
  }

  async conversationId(): Promise<string> {
    await this.hears(texts.sent);
    const kept = await this.chat.run(() => localStorage.getItem('sealform.conversation') ?? '');
    return (JSON.parse(kept) as { conversationId: string }).conversationId;
  }

  press(button: string): Promise<void> {
    return this.chat.press('button', button);
  }

  async openForm(title: string): Promise<void> {
    const card: Place = { role: 'region', name: title };
    await this.chat.press('button', /Fill in securely|Go on with it/, card);
    await this.chat.find('form', title);
  }

  async type(answers: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, answer] of Object.entries(answers)) await this.chat.type(label, answer);
  }

  async typed(label: string): Promise<string> {
    const field: Place = { role: 'field', name: label };
    const [text = ''] = await this.chat.runOn(field, (input) => (input as HTMLInputElement).value);
    return text;
  }

  reads(title: string, text: string): Promise<void> {
    return this.chat.reads(text, { role: 'form', name: title });
  }

  async agreeAndSend(): Promise<void> {
    await this.chat.press('checkbox', /./);
    await this.press('Send securely');
  }

  ledger(title: string, text: string | RegExp): Promise<void> {
    return this.chat.reads(text, { role: 'region', name: title });
  }

  async spoken(): Promise<string> {
    const texts = [await this.page.run(spokenTexts), await this.chat.run(spokenTexts)];
    return texts.flat().join('\n');
  }

  /**
   * The file that the visitor saves with this button, through the page that it opens: by itself, and when it is asked to.
   */
  async saved(button: string): Promise<string> {
    const { driver } = this.browser;
    const window = await driver.window();
    await this.press(button);
    const first = await this.browser.saved();
    const opened = (await driver.windows()).find((each) => each !== window);
    if (opened === undefined) throw new Error('no page has opened');
    await driver.turnTo(opened);
    const keeping = new View(driver);
    await keeping.reads(texts.kept(first.name));
    await keeping.press('button', texts.keepAgain);
    const second = await this.browser.saved();
    if (second.text !== first.text) throw new Error('the second file is another one');
    await driver.closeWindow();
    await driver.turnTo(window);
    return first.text;
  }
}

/** Runs in the page. */
function frameOfChat(): Element {
  const frame = document.querySelector('sealform-chat')?.shadowRoot?.querySelector('iframe');
  if (!frame) throw new Error('the chat has no frame');
  return frame;
}
