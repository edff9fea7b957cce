import type { Locator, Page } from 'playwright-core';
import type { Runtime } from '../../local/runtime.ts';

/** The console in a browser, by what an agent sees and hears of it. */
export class AgentPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Signs in as a person does: the console, the sign-in page, password and one-time code, and back. */
  async signIn(runtime: Runtime, username: string): Promise<void> {
    await this.page.goto(`${runtime.siteUrl}/console/index.html`);
    await this.button('Sign in').click();
    await this.authenticate(runtime, username);
    await this.chats.waitFor();
  }

  /** Fills in the sign-in page. */
  async authenticate({ signIn }: Runtime, username: string): Promise<void> {
    const user = signIn?.users.find((each) => each.username === username);
    if (!user) throw new Error(`nobody is called ${username} here`);
    await this.page.getByLabel('User name').fill(username);
    await this.page.getByLabel('Password').fill(user.password);
    await this.page.getByLabel('Code from your authenticator app').fill(user.totp());
    await this.button('Sign in').click();
  }

  get chats(): Locator {
    return this.page.getByRole('navigation', { name: 'Chats' });
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

  /** Takes the chat that has waited longest. */
  async takeNext(): Promise<void> {
    await this.chats.getByRole('button', { name: /Take/ }).first().click();
    await this.draft.waitFor();
  }

  async say(text: string): Promise<void> {
    await this.draft.fill(text);
    await this.draft.press('Enter');
  }

  /** Resolves when this text is among the messages. */
  async hears(text: string): Promise<void> {
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
}
