import type { Call, Fault } from '../../../local/traffic.ts';

type Failure = Pick<Fault, 'kind' | 'when'>;

/** What can happen to every call. */
const general: Failure[] = [
  { kind: 'throttle' },
  { kind: 'timeout', when: 'after' },
  { kind: 'die', when: 'before' },
  { kind: 'timeout', when: 'before' },
  { kind: 'die', when: 'after' },
];

/** What can happen to calls of a service besides. */
function special({ service, operation }: Call): Failure[] {
  if (service === 'execute-api') return [{ kind: 'gone' }, { kind: 'swallow' }];
  return operation === 'TransactWriteItems' ? [{ kind: 'conflict' }] : [];
}

/** Whether each call fails in each way (`npm run test:long`), or in two of the five that are general, by turns. */
const isLong = process.env['SEALFORM_FAULTS'] === 'all';

/** The ways in which the n-th call of a step fails: three calls in a row fail in all of them. */
function failures(call: Call, n: number): Failure[] {
  const first = (2 * n) % general.length;
  const turns = isLong ? general : [...general, ...general].slice(first, first + 2);
  return [...turns, ...special(call)];
}

/** A sweep asks its sixteen shards the same: of calls that are alike, the first ones stand for all. */
const mostAlike = 4;

/** One fault for each of these calls and each of its {@link failures}. */
export function everyFault(calls: readonly Call[]): Fault[] {
  const counted = new Map<string, number>();
  return calls.flatMap((call, n) => {
    const { service, operation, caller } = call;
    const key = `${service} ${operation} ${caller}`;
    const skip = counted.get(key) ?? 0;
    counted.set(key, skip + 1);
    if (skip >= mostAlike) return [];
    return failures(call, n).map((failure) => ({ service, operation, caller, skip, ...failure }));
  });
}

export function faultName({ caller = '', operation, skip = 0, kind, when = 'before' }: Fault): string {
  return `${caller.split('/').at(1)} ${operation} #${skip + 1}: ${kind} ${when}`;
}
