import type { Call, Fault } from '../../local/traffic.ts';

type Failure = Pick<Fault, 'kind' | 'when'>;

const always: Failure[] = [
  { kind: 'throttle' },
  { kind: 'timeout', when: 'before' },
  { kind: 'timeout', when: 'after' },
  { kind: 'die', when: 'before' },
  { kind: 'die', when: 'after' },
];

/** The ways in which a call can fail once. */
function failures({ service, operation }: Call): Failure[] {
  if (service === 'execute-api') return [...always, { kind: 'gone' }, { kind: 'swallow' }];
  return operation === 'TransactWriteItems' ? [...always, { kind: 'conflict' }] : always;
}

/** A sweep asks its sixteen shards the same: of calls that are alike, the first ones stand for all. */
const mostAlike = 4;

/** One fault for each of these calls and each way in which it can fail. */
export function everyFault(calls: readonly Call[]): Fault[] {
  const counted = new Map<string, number>();
  return calls.flatMap((call) => {
    const { service, operation, caller } = call;
    const key = `${service} ${operation} ${caller}`;
    const skip = counted.get(key) ?? 0;
    counted.set(key, skip + 1);
    if (skip >= mostAlike) return [];
    return failures(call).map((failure) => ({ service, operation, caller, skip, ...failure }));
  });
}

export function faultName({ caller = '', operation, skip = 0, kind, when = 'before' }: Fault): string {
  return `${caller.split('/').at(1)} ${operation} #${skip + 1}: ${kind} ${when}`;
}
