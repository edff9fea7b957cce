/** One question of a form, as an app would show it. */
export interface Question {
  readonly label: string;
  /** Why the brand asks. */
  readonly why: string;
  /** The answer is told to the agent and stored nowhere. */
  readonly neverStored: boolean;
  /** May be answered with nothing. */
  readonly optional: boolean;
  /** What was wrong with the answer before, for a person to read. */
  readonly problem?: string;
}

/** The privacy text that is agreed to. */
export interface Privacy {
  readonly text: string;
  /** The language of the text (BCP 47). */
  readonly language: string;
  readonly version: string;
  readonly url: string;
}

/** What an app has to be able to show. Answers come back from it, and go nowhere but into the client. */
export interface Screen {
  say(line: string): void;
  /** Asks for consent: an act of the person's own, never a default. */
  agree(privacy: Privacy): Promise<boolean>;
  ask(question: Question): Promise<string>;
}
