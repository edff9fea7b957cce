/** A visitor in some browser, by what a person does there and finds. */
export interface Visitor {
  /** Writes a message without sending it. */
  write(text: string): Promise<void>;
  say(text: string): Promise<void>;
  /** Resolves when this text is among the messages. */
  hears(text: string | RegExp): Promise<void>;
  /** The id of the conversation, once the server knows it too. */
  conversationId(): Promise<string>;
  /** Presses this button of the chat. */
  press(button: string): Promise<void>;
  /** Loads the page anew, the chat open as it was. */
  reload(): Promise<void>;
  /** Brings a form that waits to the front. */
  openForm(title: string): Promise<unknown>;
  /** Types the answers, by the labels of their fields, as a person does: key by key. */
  type(answers: Readonly<Record<string, string>>): Promise<void>;
  /** The content of a field. */
  typed(label: string): Promise<string>;
  /** Resolves when the form that is in front says this. */
  reads(title: string, text: string): Promise<void>;
  /** Agrees to the privacy text, and sends. */
  agreeAndSend(): Promise<void>;
  /** Resolves when this stands on a form's card. */
  ledger(title: string, text: string | RegExp): Promise<void>;
  /** Every text of the page that a screen reader announces by itself. */
  spoken(): Promise<string>;
}

/** An agent in the console of some browser, signed in. */
export interface Agent {
  /** Takes a chat that waits. */
  take(conversationId: string): Promise<void>;
  say(text: string): Promise<void>;
  /** Resolves when this text is among the messages. */
  hears(text: string | RegExp): Promise<void>;
  /** Presses this button of the console. */
  press(button: string): Promise<void>;
  /** Chooses a form, looks at what the visitor will see, and sends it. */
  sendForm(title: string): Promise<void>;
  /** Resolves when a form's card says this. */
  status(title: string, text: string | RegExp): Promise<void>;
  /** Shows a form's answers, once. */
  reveal(title: string): Promise<void>;
  /** The answers that are on the screen now, by the labels of their fields. */
  shown(): Promise<Record<string, string>>;
  /** Every text of the page that a screen reader announces by itself. */
  spoken(): Promise<string>;
}

/** Where people come from, each with a browser of its own. */
export interface People {
  /** A visitor on the shop's page, the chat opened. */
  visitor(): Promise<Visitor>;
  /** An agent in the console, signed in through the sign-in page with password and one-time code. */
  agent(): Promise<Agent>;
}
