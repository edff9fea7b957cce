import type { Commit } from '../../core/memory/tables.ts';
import type { Conversation, FormRequest } from '../../core/domain/model.ts';
import type { AuditEvent, Change } from '../../core/ports.ts';
import type { EntryType } from '../../core/protocol/index.ts';
import type { Sent, World } from './world.ts';

/** Entries that may follow the end of a conversation: they say what was seen before it. */
const afterEnd: ReadonlySet<EntryType> = new Set(['viewed', 'answerDelivered']);

/** Outcomes that tell people that nobody has seen the stored answers. */
const unseen: ReadonlySet<string> = new Set(['withdrawn', 'expired', 'ended']);

/** Everything that a history did to conversations, in the order in which it took effect, and what was wrong with it. */
export class HistoryRecord {
  readonly wrong: string[] = [];
  readonly conversations = new Map<string, Conversation>();
  readonly forms = new Map<string, FormRequest>();
  /** Ids of the claims that were made on each form request. */
  readonly claims = new Map<string, Set<string>>();
  readonly #sentById: ReadonlyMap<string, Sent>;

  constructor(world: World) {
    this.#sentById = new Map(world.sent.map((sent) => [sent.request.id, sent]));
    for (const commit of world.commits) this.#add(commit);
  }

  #add(commit: Commit): void {
    if (commit.type === 'claim')
      this.#addClaim(commit.row.conversationId, commit.row.requestId, commit.audit);
    else this.#addChange(commit.change);
  }

  #addChange(change: Change): void {
    const { entry, after } = change;
    const before = this.conversations.get(after.conversationId);
    if (entry.seq !== (before?.seq ?? 0) + 1) this.#complain(change, 'leaves a hole in the numbers');
    if (before?.state === 'ended' && !afterEnd.has(entry.type)) this.#complain(change, 'follows the end');
    if (before) this.#checkCaller(change, before);
    for (const form of change.forms) this.#checkForm(change, form.after);
    this.#checkVault(change);
    this.conversations.set(after.conversationId, after);
  }

  /** Only a participant changes a conversation (P9, P17). Time and a sign-out have no caller. */
  #checkCaller(change: Change, before: Conversation): void {
    const caller = this.#sentById.get(change.entry.id)?.caller;
    if (!caller || change.entry.type === 'accepted') return;
    const takesPart =
      caller.role === 'visitor'
        ? caller.visitorHash === before.visitorHash
        : caller.agentId === before.agent?.id;
    if (!takesPart) this.#complain(change, 'was asked for by somebody who takes no part');
  }

  #checkForm(change: Change, after: FormRequest): void {
    const { requestId, outcome } = after;
    const before = this.forms.get(requestId);
    const claimed = this.claims.has(requestId);
    if (before?.outcome && before.outcome !== outcome) this.#complain(change, 'changes an outcome');
    if (outcome && !before?.outcome) {
      if (claimed && unseen.has(outcome))
        this.#complain(change, `says ${outcome} of answers that were claimed`);
      if (outcome === 'viewed' && !claimed)
        this.#complain(change, 'says viewed of answers that nobody claimed');
      const left = this.conversations.get(after.conversationId)?.openForms.includes(requestId);
      const listed = change.after.openForms.includes(requestId);
      if (left && listed) this.#complain(change, 'leaves a form open that has an outcome');
    }
    if (before?.submission && before.submission.id !== after.submission?.id)
      this.#complain(change, 'replaces a submission');
    this.forms.set(requestId, after);
  }

  #checkVault({ vault, entry, after }: Change): void {
    for (const each of vault) {
      if (each.type === 'put' && (entry.type !== 'formSubmitted' || after.state === 'ended'))
        this.wrong.push(`${entry.type} ${entry.seq} stores answers`);
    }
  }

  /** A claim commits only for the one agent, once, while the chat is open and the answers are held (P4, P6, P9). */
  #addClaim(conversationId: string, requestId: string, audit: AuditEvent): void {
    const conversation = this.conversations.get(conversationId);
    const form = this.forms.get(requestId);
    const claimId = [...this.#sentById.values()].find(
      ({ request }) =>
        request.type === 'reveal' && request.requestId === requestId && audit.actorId !== undefined,
    )?.request.id;
    const where = `claim by ${audit.actorId} of ${requestId}`;
    if (conversation?.state !== 'open') this.wrong.push(`${where}: the chat is not open`);
    if (conversation?.agent?.id !== audit.actorId) this.wrong.push(`${where}: another agent is assigned`);
    if (form?.outcome) this.wrong.push(`${where}: the answers are gone (${form.outcome})`);
    if (audit.at >= (form?.submission?.expiresAt ?? 0)) this.wrong.push(`${where}: the retention has passed`);
    this.claims.set(requestId, (this.claims.get(requestId) ?? new Set()).add(claimId ?? ''));
  }

  #complain({ entry }: Change, what: string): void {
    this.wrong.push(`${entry.type} ${entry.seq} of ${entry.conversationId} ${what}`);
  }
}
