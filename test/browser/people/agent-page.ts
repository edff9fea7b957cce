import type { Locator, Page } from 'playwright-core';
import { signInOf } from '../../../play/local/people.ts';
import type { Runtime } from '../../../local/runtime.ts';
import type { Agent } from './people.ts';
import { openSignedIn } from './signed-in.ts';
import { Watch } from '../stage/watch.ts';

/** The console in a browser, by what an agent sees and hears of it. */
export class AgentPage implements Agent {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the console, the agent having signed in. */
  async openSignedIn(runtime: Runtime, username: string): Promise<void> {
    await openSignedIn(this.page, runtime, username);
    await this.chats.waitFor();
  }

  /** Signs in as a person does: the console, the sign-in page, password and one-time code, and back. */
  async signIn(runtime: Runtime, username: string): Promise<void> {
    await this.page.goto(`${runtime.siteUrl}/console/index.html`);
    await this.button('Sign in').click();
    await this.authenticate(runtime, username);
    await this.chats.waitFor();
  }

  /** Opens the menu under the agent's name. */
  async openAccount(username = 'ana'): Promise<void> {
    await this.page.getByRole('button', { name: username }).click();
  }

  /** Signs out, from that menu; the way leads over the issuer, back to this page. */
  async signOut(): Promise<void> {
    const back = this.page.waitForEvent('load');
    await this.button('Sign out').click();
    await back;
    await this.page.getByRole('heading', { name: 'You are signed out' }).waitFor();
  }

  /** Fills in the sign-in page. */
  async authenticate(runtime: Runtime, username: string): Promise<void> {
    const { user } = signInOf(runtime, username);
    await this.page.getByLabel('User name').fill(username);
    await this.page.getByLabel('Password').fill(user.password);
    await this.page.getByLabel('Code from your authenticator app').fill(user.totp());
    await this.button('Sign in').click();
  }

  /**
   * Stops the page's time, of which the test has taken hold by `clock.install`: it goes on by `clock.runFor` alone, however
   * long other programs keep the processor. It is then a few seconds later.
   */
  async stopTime(): Promise<void> {
    const now = await this.page.evaluate(() => Date.now());
    await this.page.clock.pauseAt(now + 5_000);
  }

  get chats(): Locator {
    return this.page.getByRole('navigation', { name: 'Chats' });
  }

  /** All of a conversation: what was said, and where to say more. */
  chat(conversationId = ''): Locator {
    return this.page.getByRole('region', { name: visitorName(conversationId) });
  }

  get messages(): Locator {
    return this.page.getByRole('log', { name: 'Messages' });
  }

  get draft(): Locator {
    return this.page.getByLabel('Message', { exact: true });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) });
  }

  press(button: string): Promise<void> {
    return this.button(button).click();
  }

  /** Takes a chat that waits. */
  async take(conversationId = ''): Promise<void> {
    await this.inList('Waiting', conversationId).click();
    await this.chat(conversationId).getByLabel('Message', { exact: true }).waitFor();
  }

  /** A chat's line in a part of the list; visitors are told apart by the first digits of the conversation's id. */
  inList(part: 'Waiting' | 'Yours', conversationId = ''): Locator {
    const section = this.chats
      .locator('section')
      .filter({ has: this.page.getByRole('heading', { name: part }) });
    return section.getByRole('button', { name: visitorName(conversationId) });
  }

  async say(text: string): Promise<void> {
    await this.draft.fill(text);
    await this.draft.press('Enter');
  }

  /** Resolves when this text is among the messages. */
  async hears(text: string | RegExp): Promise<void> {
    await this.messages.getByText(text).first().waitFor();
  }

  /** Chooses a form, looks at what the visitor will see, and sends it. */
  async sendForm(title: string): Promise<void> {
    await this.button(new RegExp(`^${title}`)).click();
    await this.button('Send to the visitor').click();
    await this.form(title).waitFor();
  }

  /** The latest sending of a form. */
  form(title: string): Locator {
    return this.page.getByRole('article', { name: title }).first();
  }

  /** What a form's card says of it now. */
  async status(title: string, text: string | RegExp): Promise<void> {
    await this.form(title).getByText(text).first().waitFor();
  }

  /** Shows a form's answers, once. */
  async reveal(title: string): Promise<void> {
    await this.form(title).getByRole('button', { name: 'Show answers once' }).click();
    await this.answers.waitFor();
  }

  get answers(): Locator {
    return this.page.getByRole('region', { name: 'Protected answers' });
  }

  /** The answers that are on the screen now, by the labels of their fields. */
  async shown(): Promise<Record<string, string>> {
    const rows = this.answers.locator('dl > div');
    const pairs = await rows.evaluateAll((divisions) =>
      divisions.map((each) => [
        each.querySelector('dt')?.textContent?.trim() ?? '',
        each.querySelector('dd')?.textContent?.trim() ?? '',
      ]),
    );
    return Object.fromEntries(pairs) as Record<string, string>;
  }

  /** How long the answers that are on the screen stay there, as it says. */
  async left(): Promise<string> {
    const countDown = this.answers.locator('console-count-down').first();
    return countDown.evaluate(({ shadowRoot }) => shadowRoot?.textContent.trim() ?? '');
  }

  /** Hands the chosen chat over to the agent with this id. */
  async handOverTo(agentId: string): Promise<void> {
    await this.button('Hand over').click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('combobox').fill(agentId);
    await dialog.getByRole('button', { name: 'Hand over' }).click();
  }

  /** Every text of the page that a screen reader announces by itself. */
  spoken(): Promise<string> {
    return Watch.spoken(this.page);
  }

  /** Says what is wrong with the connection. */
  get trouble(): Locator {
    return this.page.getByText(/^The connection was lost|^You’re offline|^The server can’t be reached/);
  }

  /** Every text, attribute and value in the page. */
  async everyText(): Promise<string> {
    const { bytes } = await Watch.shown(this.page, 'console');
    return bytes.toString();
  }
}

function visitorName(conversationId: string): string {
  return `Visitor ${conversationId.slice(0, 4).toUpperCase()}`;
}
