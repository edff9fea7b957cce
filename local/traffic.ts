/** A service that the local runtime stands in for, by its endpoint's name in AWS. */
export type Service = 'dynamodb' | 'kms' | 'execute-api';

/** One request to a service. */
export interface Call {
  /** Milliseconds since the epoch, by the service's clock. */
  readonly at: number;
  readonly service: Service;
  readonly operation: string;
  /** Construct path of the calling function, or `outside`. */
  readonly caller: string;
  readonly instance: string;
  /** ARNs of what the request touches. */
  readonly resources: readonly string[];
  /** `ok`, or the code of the error that was answered. */
  readonly outcome: string;
}

/** A failure to bring about on purpose. Members that are left out match every call. */
export interface Fault {
  readonly service?: Service;
  readonly operation?: string;
  /** Substring of the caller's construct path. */
  readonly caller?: string;
  /** Substring of one of the call's resources. */
  readonly resource?: string;
  /**
   * - `throttle`: the service answers that it is too busy
   * - `timeout`: the connection ends without an answer
   * - `conflict`: DynamoDB's TransactionConflict
   * - `gone`: the socket is answered to be gone
   * - `swallow`: a post is accepted and never delivered
   * - `die`: the caller's instance ends, and gets no answer
   */
  readonly kind: 'throttle' | 'timeout' | 'conflict' | 'gone' | 'swallow' | 'die';
  /**
   * Whether the request has taken effect when it fails.
   *
   * @default 'before'
   */
  readonly when?: 'before' | 'after';
  /**
   * How many matching calls pass first.
   *
   * @default 0
   */
  readonly skip?: number;
  /**
   * How many calls fail.
   *
   * @default 1
   */
  readonly times?: number;
}

/** A fault that was injected: how often it struck, and a way to take it back. */
export interface Injection {
  readonly hits: number;
  remove(): void;
}

/** Counts every request to a service, and makes chosen ones fail. */
export class Traffic {
  readonly calls: Call[] = [];
  readonly #armed = new Set<ArmedFault>();
  readonly #deathListeners = new Set<(instance: string) => void>();

  record(call: Call): void {
    this.calls.push(call);
  }

  /** Arms a fault. Of several that match a call, the one injected first strikes. */
  inject(fault: Fault): Injection {
    const armed = new ArmedFault(fault, () => this.#armed.delete(armed));
    this.#armed.add(armed);
    return armed;
  }

  /** The fault that this call meets, if any; it counts as having struck. A service asks once per request. */
  take(call: Omit<Call, 'outcome'>): Fault | undefined {
    for (const armed of this.#armed) if (armed.strikes(call)) return armed.fault;
    return undefined;
  }

  /** Forgets the calls so far and disarms every fault. */
  clear(): void {
    this.calls.length = 0;
    this.#armed.clear();
  }

  onDeath(listener: (instance: string) => void): void {
    this.#deathListeners.add(listener);
  }

  /** Says that an instance of a function is to end now. */
  kill(instance: string): void {
    for (const listener of this.#deathListeners) listener(instance);
  }
}

class ArmedFault implements Injection {
  readonly fault: Fault;
  readonly remove: () => void;
  #passed = 0;
  #hits = 0;

  constructor(fault: Fault, remove: () => void) {
    this.fault = fault;
    this.remove = remove;
  }

  get hits(): number {
    return this.#hits;
  }

  strikes(call: Omit<Call, 'outcome'>): boolean {
    if (this.#hits >= (this.fault.times ?? 1) || !matches(this.fault, call)) return false;
    if (this.#passed < (this.fault.skip ?? 0)) {
      this.#passed += 1;
      return false;
    }
    this.#hits += 1;
    return true;
  }
}

function matches(fault: Fault, call: Omit<Call, 'outcome'>): boolean {
  const { service, operation, caller, resource } = fault;
  return (
    possible(fault.kind, call) &&
    (service === undefined || service === call.service) &&
    (operation === undefined || operation === call.operation) &&
    (caller === undefined || call.caller.includes(caller)) &&
    (resource === undefined || call.resources.some((arn) => arn.includes(resource)))
  );
}

/** Whether the service could fail so: only sockets go, and only writes and transactions meet each other. */
function possible(kind: Fault['kind'], { service, operation }: Pick<Call, 'service' | 'operation'>): boolean {
  if (kind === 'gone' || kind === 'swallow') return service === 'execute-api';
  if (kind === 'conflict')
    return service === 'dynamodb' && /^((Put|Update|Delete)Item|Transact)/.test(operation);
  return true;
}
