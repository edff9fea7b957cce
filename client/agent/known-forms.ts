import { Chronicle } from '../../core/conversation/chronicle.ts';
import type { FormRecord } from '../../core/conversation/form-record.ts';
import { isGone } from '../../core/conversation/standing.ts';
import type { Entry } from '../../core/protocol/index.ts';

/** The form requests of this client's conversations, and which of them can still be discarded. */
export class KnownForms {
  readonly #chronicles = new Map<string, Chronicle>();
  /** Those of which the server would discard nothing, though no entry has said so: claimed, or with somebody else. */
  readonly #settled = new Set<string>();

  get(requestId: string): FormRecord | undefined {
    for (const { forms } of this.#chronicles.values()) {
      const form = forms.get(requestId);
      if (form) return form;
    }
    return undefined;
  }

  /** Those that the server would discard if it was asked to. */
  get open(): FormRecord[] {
    const open = [...this.#chronicles.values()].flatMap(({ openForms }) => openForms);
    return open.filter(({ request }) => !this.#settled.has(request.requestId));
  }

  /** Whether an outcome has left nothing of it to show. */
  isGone(requestId: string): boolean {
    return isGone(this.get(requestId));
  }

  /**
   * Takes the next entry of a conversation, or the first of one that is told from its beginning again. Returns whether
   * something is to be made of it: nothing of one that asks for a form by an id that asked for one before.
   */
  take(entry: Entry): boolean {
    const { conversationId, seq } = entry;
    const known = this.#chronicles.get(conversationId);
    const chronicle = known && known.lastSeq < seq ? known : new Chronicle();
    this.#chronicles.set(conversationId, chronicle);
    if (entry.type === 'formRequested' && this.get(entry.requestId)) return false;
    chronicle.add(entry);
    return true;
  }

  /** There is nothing more to discard of this form request. */
  settle(requestId: string): void {
    this.#settled.add(requestId);
  }

  /** The conversation is with somebody else: what was sealed to this browser's key has ended with that. */
  leave(conversationId: string): void {
    for (const { request } of this.#chronicles.get(conversationId)?.openForms ?? [])
      this.settle(request.requestId);
  }
}
