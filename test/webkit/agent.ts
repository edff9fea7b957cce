import { signInOf } from '../../play/local/people.ts';
import type { Runtime } from '../../local/runtime.ts';
import type { Agent } from '../browser/people/people.ts';
import { spokenTexts } from '../browser/stage/watch.ts';
import { enterKey } from './driver/keys.ts';
import { type Place, View } from './driver/view.ts';
import type { WebKit } from './driver/webkit.ts';

const messages: Place = { role: 'log', name: 'Messages' };
const chats: Place = { role: 'navigation', name: 'Chats' };
const answers: Place = { role: 'region', name: 'Protected answers' };

/** An agent in WebKit, in the console. */
export class WebKitAgent implements Agent {
  readonly browser: WebKit;
  readonly page: View;

  private constructor(browser: WebKit) {
    this.browser = browser;
    this.page = new View(browser.driver);
  }

  /** Signs in as a person does: the console, the sign-in page, password and one-time code, and back. */
  static async signIn(browser: WebKit, runtime: Runtime, username: string): Promise<WebKitAgent> {
    const { user } = signInOf(runtime, username);
    const agent = new WebKitAgent(browser);
    await browser.driver.goTo(`${runtime.siteUrl}/console/index.html`);
    await agent.press('Sign in');
    await agent.page.type('User name', username);
    await agent.page.type('Password', user.password);
    await agent.page.type('Code from your authenticator app', user.totp());
    await agent.press('Sign in');
    await agent.page.find(chats.role, chats.name);
    return agent;
  }

  /** Comes back after a reload, which has forgotten the tokens: the sign-in page still knows the agent. */
  async reload(): Promise<void> {
    await this.browser.driver.reload();
    await this.press('Sign in');
    await this.page.find(chats.role, chats.name);
  }

  /** Takes a chat that waits. */
  async take(conversationId: string): Promise<void> {
    await this.choose(conversationId);
    await this.page.find('field', 'Message');
  }

  /** Presses a chat's line in the list; visitors are told apart by the first digits of the conversation's id. */
  async choose(conversationId: string): Promise<void> {
    const name = new RegExp(`Visitor ${conversationId.slice(0, 4).toUpperCase()}`);
    await this.page.press('button', name, chats);
  }

  async say(text: string): Promise<void> {
    await this.page.type('Message', text + enterKey);
  }

  hears(text: string | RegExp): Promise<void> {
    return this.page.reads(text, messages);
  }

  press(button: string): Promise<void> {
    return this.page.press('button', button);
  }

  async sendForm(title: string): Promise<void> {
    await this.page.press('button', new RegExp(`^${title}`));
    await this.press('Send to the visitor');
    await this.page.find('article', title);
  }

  status(title: string, text: string | RegExp): Promise<void> {
    return this.page.reads(text, { role: 'article', name: title });
  }

  async reveal(title: string): Promise<void> {
    await this.page.press('button', 'Show answers once', { role: 'article', name: title });
    await this.page.find(answers.role, answers.name);
  }

  async shown(): Promise<Record<string, string>> {
    const pairs = await this.page.runOn(answers, answersIn);
    return Object.fromEntries(pairs.flat());
  }

  async spoken(): Promise<string> {
    return (await this.page.run(spokenTexts)).join('\n');
  }
}

/** Runs in the page: label and text of each answer. */
function answersIn(region: Element): [string, string][] {
  return Array.from(region.querySelectorAll('dl > div'), ({ children: [label, answer] }) => [
    label?.textContent.trim() ?? '',
    answer?.textContent.trim() ?? '',
  ]);
}
