import type { Environment, RelayedAnswer, Revelation } from '../../../client/index.ts';
import { Secret } from '../../../core/secret.ts';
import type { Changes } from '../../shared/changes.ts';
import type { AnswerClipboard } from './clipboard.ts';

/** How long answers are shown from the first look, ms. */
export const shownForMs = 60_000;

/** How long an off-the-record answer waits for that look, ms. */
export const waitsForMs = 5 * 60_000;

/** An answer that may be shown now. */
export interface ShownAnswer {
  readonly field: string;
  readonly value: Secret<string>;
  /** Whether the server had stored it; an off-the-record answer is never put anywhere. */
  readonly stored: boolean;
  /** When it goes, ms since the epoch by this machine's clock. */
  readonly until: number;
}

interface Held {
  readonly value: Secret<string>;
  readonly stored: boolean;
  /** Unset until somebody has looked. */
  readonly until: number | undefined;
  readonly cancel: () => void;
}

interface Shelf {
  readonly conversationId: string;
  readonly answers: Map<string, Held>;
  confirm: (() => Promise<unknown>) | undefined;
}

/**
 * The only place in the page where answers are, and never for long: what nobody has looked at goes after 5 minutes, what
 * somebody has looked at after 60 s, everything when its conversation is over. By request, then by field.
 */
export class AnswerShelf {
  readonly #environment: Pick<Environment, 'now' | 'after'>;
  readonly #isVisible: () => boolean;
  readonly #clipboard: Pick<AnswerClipboard, 'write' | 'empty'>;
  readonly #changes: Changes;
  readonly #shelves = new Map<string, Shelf>();
  readonly #uncovered = new Set<string>();
  /** What was copied last, as long as its time is not over. */
  #copied: { readonly requestId: string; readonly field: string } | undefined;

  /** @param isVisible whether somebody can see the page */
  constructor(
    environment: Pick<Environment, 'now' | 'after'>,
    isVisible: () => boolean,
    clipboard: Pick<AnswerClipboard, 'write' | 'empty'>,
    changes: Changes,
  ) {
    this.#changes = changes;
    this.#clipboard = clipboard;
    this.#environment = environment;
    this.#isVisible = isVisible;
  }

  /** Takes an off-the-record answer, which waits unshown. */
  receive({ conversationId, requestId, field, answer }: RelayedAnswer): void {
    this.#put(conversationId, requestId, field, { value: answer, stored: false });
    this.#changes.tell();
  }

  /** Takes revealed answers, whose time begins at once, and shows them with everything else of this form that waits. */
  reveal(conversationId: string, requestId: string, { answers, confirm }: Revelation): void {
    const until = this.#environment.now() + shownForMs;
    for (const [field, value] of Object.entries(answers.expose())) {
      this.#put(conversationId, requestId, field, { value: new Secret(value), stored: true }, until);
    }
    const shelf = this.#shelves.get(requestId);
    if (shelf) shelf.confirm = confirm;
    if (this.#isVisible()) this.look(requestId);
    else this.#changes.tell();
  }

  /** Somebody looks: the time of what waits begins, and what was covered is shown again. */
  look(requestId: string): void {
    const shelf = this.#shelves.get(requestId);
    if (!shelf) return;
    const until = this.#environment.now() + shownForMs;
    for (const [field, held] of shelf.answers) {
      if (held.until === undefined) this.#put(shelf.conversationId, requestId, field, held, until);
    }
    this.#uncovered.add(requestId);
    this.#changes.tell();
  }

  /**
   * Puts a stored answer that is shown on the clipboard, which is emptied when its time is over. Rejects where the browser
   * does not allow it; does nothing with any other.
   */
  async copy(requestId: string, field: string): Promise<void> {
    const answer = this.shown(requestId).find((each) => each.field === field && each.stored);
    if (!answer) return;
    await this.#clipboard.write(answer.value.expose());
    this.#copied = { requestId, field };
    // Its time may have passed meanwhile.
    if (!this.#shelves.get(requestId)?.answers.has(field)) this.#emptyClipboard(requestId);
  }

  /** The answers of this form have been painted. Call once that is true: the stored ones are destroyed then. */
  painted(requestId: string): void {
    const shelf = this.#shelves.get(requestId);
    const confirm = shelf?.confirm;
    if (!shelf || !confirm) return;
    shelf.confirm = undefined;
    // What became of it is an entry of the conversation, also where it came too late.
    confirm().catch(() => undefined);
  }

  /** What may be on the screen now. */
  shown(requestId: string): ShownAnswer[] {
    if (!this.#uncovered.has(requestId)) return [];
    return this.#looked(requestId);
  }

  /** When what is covered goes, ms since the epoch by this machine's clock; undefined when nothing is. */
  coveredUntil(requestId: string): number | undefined {
    if (this.#uncovered.has(requestId)) return undefined;
    const times = this.#looked(requestId).map(({ until }) => until);
    return times.length > 0 ? Math.max(...times) : undefined;
  }

  /** Fields whose answers wait for the first look. */
  waiting(requestId: string): string[] {
    const answers = this.#shelves.get(requestId)?.answers ?? new Map<string, Held>();
    return [...answers].filter(([, { until }]) => until === undefined).map(([field]) => field);
  }

  /** The page cannot be seen: nothing is on the screen until somebody asks again. */
  cover(): void {
    this.#uncovered.clear();
    this.#changes.tell();
  }

  /** Drops a form's answers. */
  drop(requestId: string): void {
    const shelf = this.#shelves.get(requestId);
    if (!shelf) return;
    shelf.answers.forEach(({ cancel }) => cancel());
    this.#shelves.delete(requestId);
    this.#uncovered.delete(requestId);
    this.#emptyClipboard(requestId);
    this.#changes.tell();
  }

  /** Drops what belongs to a conversation that is over, or somebody else's; or, of one that goes on, the forms that are gone. */
  forget(conversationId: string, isGone: (requestId: string) => boolean = () => true): void {
    for (const [requestId, shelf] of this.#shelves) {
      if (shelf.conversationId === conversationId && isGone(requestId)) this.drop(requestId);
    }
  }

  /** Drops everything. */
  clear(): void {
    for (const requestId of this.#shelves.keys()) this.drop(requestId);
  }

  #looked(requestId: string): ShownAnswer[] {
    const answers = this.#shelves.get(requestId)?.answers ?? new Map<string, Held>();
    // A sleeping machine runs its timers late.
    const now = this.#environment.now();
    return [...answers].flatMap(([field, { value, stored, until }]) =>
      until === undefined || until <= now ? [] : [{ field, value, stored, until }],
    );
  }

  #put(
    conversationId: string,
    requestId: string,
    field: string,
    { value, stored }: Pick<Held, 'value' | 'stored'>,
    until?: number,
  ): void {
    const known = this.#shelves.get(requestId);
    const shelf: Shelf = known ?? { conversationId, answers: new Map(), confirm: undefined };
    this.#shelves.set(requestId, shelf);
    shelf.answers.get(field)?.cancel();
    const ms = until === undefined ? waitsForMs : until - this.#environment.now();
    const cancel = this.#environment.after(ms, () => this.#expire(requestId, field));
    shelf.answers.set(field, { value, stored, until, cancel });
  }

  #expire(requestId: string, field: string): void {
    const shelf = this.#shelves.get(requestId);
    shelf?.answers.delete(field);
    if (this.#copied?.field === field) this.#emptyClipboard(requestId);
    if (shelf?.answers.size === 0) this.drop(requestId);
    else this.#changes.tell();
  }
  /** Of what was copied of this form. */
  #emptyClipboard(requestId: string): void {
    if (this.#copied?.requestId !== requestId) return;
    this.#copied = undefined;
    this.#clipboard.empty();
  }
}
