import {
  forget,
  isOverdue,
  keepsUntil,
  keptUntil,
  lastReset,
  noteReset,
  save,
  savedConversation,
  type SavedConversation,
} from './saved-conversation.ts';

/** What this device knows of the conversation on this page, and for how long. */
export class DeviceMemory {
  readonly #overdue: () => void;
  #known: SavedConversation | undefined;
  #wasSaved = false;
  #isDue = false;
  /** The last time that everything was forgotten of which this page knows. */
  #reset = lastReset();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** See {@link keepsUntil}. */
  readonly keepsUntil = keepsUntil();

  /** @param overdue is called when what has ended may be found no longer */
  constructor(overdue: () => void) {
    this.#overdue = overdue;
  }

  get known(): SavedConversation | undefined {
    return this.#known;
  }

  /** Whether what has ended stays on this device. */
  get stays(): boolean {
    return this.#known?.stays === true;
  }

  /** Until when what has ended can be found here, ms since the epoch by this device's clock. */
  get keptUntil(): number | undefined {
    return this.#known && keptUntil(this.#known);
  }

  /** The browser has this conversation, and not one that another page has begun since. */
  get isSaved(): boolean {
    return savedConversation()?.conversationId === this.#known?.conversationId;
  }

  /** Another page has had everything forgotten, or the browser has. */
  get isGone(): boolean {
    return lastReset() !== this.#reset || (this.#wasSaved && savedConversation() === undefined);
  }

  get isOverdue(): boolean {
    return this.#known !== undefined && (this.#isDue || isOverdue(this.#known));
  }

  /** The conversation that the browser has; one that has been over for too long is forgotten instead. */
  take(): SavedConversation | undefined {
    const saved = savedConversation();
    if (saved && isOverdue(saved)) return void forget();
    this.#known = saved;
    this.#wasSaved = saved !== undefined;
    return saved;
  }

  begin(known: SavedConversation): void {
    this.#known = known;
    this.#reset = lastReset();
    save(known);
    this.#wasSaved = this.isSaved;
  }

  change(change: Partial<SavedConversation>): void {
    if (!this.#known) return;
    const { isSaved } = this;
    this.#known = { ...this.#known, ...change };
    if (isSaved) save(this.#known);
    this.#wait();
  }

  /** @param age how long ago it ended, ms; the first time that this is known counts */
  ended(age: number): void {
    this.change({ endedAt: this.#known?.endedAt ?? Date.now() - Math.max(0, age) });
  }

  /** Has what has ended stay on this device, or go after its time, which begins anew. */
  stay(stays: boolean): void {
    this.change({ stays, endedAt: Date.now() });
  }

  /** Another page has changed how long this conversation stays. */
  follow(): void {
    const saved = savedConversation();
    if (!saved || !this.#known || !this.isSaved) return;
    if (saved.endedAt === this.#known.endedAt && saved.stays === this.#known.stays) return;
    this.#known = { ...saved, readSeq: this.#known.readSeq };
    this.#wait();
  }

  /** Forgets this conversation, and no other. */
  forget(): void {
    if (this.isSaved) forget();
    this.#known = undefined;
    this.#wasSaved = false;
    this.#reset = lastReset();
    this.#wait();
  }

  /** Forgets whichever conversation the browser has, on every page of this site. */
  forgetAll(): void {
    forget();
    noteReset();
    this.forget();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#isDue = false;
    const until = this.keptUntil;
    if (until !== undefined) this.#timer = setTimeout(() => this.#passed(), until - Date.now());
  }

  /** So much time has passed, whatever the device's clock was set to meanwhile. */
  #passed(): void {
    this.#isDue = true;
    this.#overdue();
  }
}
