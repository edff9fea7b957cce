import type { ConversationWithForm, DueForm, DueForms, Meter } from '../../ports.ts';
import { type AppendDeps, appendUnasked, type Decision } from '../append.ts';
import { type AbsenceDeps, endAbandoned } from './abandoned.ts';
import { closing } from '../form-state.ts';
import { type Conversation, dueAt, type FormRequest } from '../model.ts';

export interface SweepDeps extends AppendDeps, AbsenceDeps {
  readonly dueForms: DueForms;
}

/** Form requests are spread over as many shards as a UUID's first digit has values. They are swept side by side. */
export const shards = [...'0123456789abcdef'];

export const shardOf = (requestId: string): string => requestId.slice(0, 1).toLowerCase();

/**
 * Acts on every form request whose time has come: destroys its answers and tells both sides what became of them. Ends what
 * waits for an agent though its visitor has been gone for long. Every step is conditional on what it read, so sweeps may overlap, die half-way and be repeated.
 *
 * @throws AggregateError after the others were done, if some could not be: the next sweep tries them again.
 */
export async function sweep(deps: SweepDeps): Promise<{ swept: number }> {
  const failures: unknown[] = [];
  const startedAt = deps.clock();
  const dueSince: number[] = [];
  const sweepShard = async (shard: string) => {
    for await (const key of deps.dueForms.due(shard, deps.clock())) {
      dueSince.push(key.dueAt);
      await sweepOne(key, deps).catch((error: unknown) => failures.push(error));
    }
  };
  const results = await Promise.allSettled([...shards.map(sweepShard), endAbandoned(deps, failures)]);
  failures.push(
    ...results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : [])),
  );
  measure(deps.telemetry, dueSince, startedAt);
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} things could not be swept`);
  return { swept: dueSince.length };
}

/** How much was found, and for how long the oldest of it had been due: every minute, so that silence is told too. */
function measure(meter: Meter, dueSince: readonly number[], startedAt: number): void {
  const oldest = dueSince.reduce((a, b) => Math.min(a, b), startedAt);
  meter.count('DueForms', {}, dueSince.length);
  meter.seconds('OldestDueAge', (startedAt - oldest) / 1000, {});
  // A series without holes: an alarm compares it with the decryptions of every hour.
  meter.count('RevealAttempted', { outcome: 'claimed' }, 0);
}

async function sweepOne(key: DueForm, deps: SweepDeps): Promise<void> {
  const { conversationId, requestId } = key;
  await appendUnasked<ConversationWithForm>(
    {
      id: deps.makeId(),
      read: () => deps.conversations.findWithForm(conversationId, requestId),
      decide: async ({ conversation, form }, now) => {
        const due = form && dueAt(form);
        if (!form || due === undefined) return undefined;
        if (due > now) return void (await deps.dueForms.putOff(form, due));
        return destruction(form, conversation);
      },
      audit: (at) => ({
        id: deps.makeId(),
        at,
        actor: 'time',
        action: 'expire',
        outcome: 'success',
        conversationId,
        requestId,
      }),
    },
    deps,
  );
}

/** What time does to a form request that is due. */
function destruction(form: FormRequest, conversation: Conversation): Decision {
  const { requestId, submission, claim } = form;
  if (claim)
    return { entry: { type: 'unconfirmed', requestId }, ...closing(form, conversation, 'unconfirmed') };
  const what = submission ? 'answers' : 'request';
  return { entry: { type: 'expired', requestId, what }, ...closing(form, conversation, 'expired') };
}
