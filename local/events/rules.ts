import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { InvocationResult } from '../lambda/messages.ts';
import type { Assembly } from '../template/assembly.ts';
import type { Resource } from '../template/resource.ts';
import { isObject, listOf, textOf, type Json } from '../template/json.ts';
import { readSchedule, type Schedule } from './schedule.ts';

/** How many of the firings that a long move of the clock passes over are run. */
const mostAtOnce = 3;
/** Milliseconds that a timer of Node may wait at most. */
const longestTimer = 2 ** 31 - 1;

export interface ScheduledRulesOptions {
  readonly assembly: Assembly;
  readonly clock: Clock;
  readonly invoke: (functionArn: string, ruleArn: string, event: unknown) => Promise<InvocationResult>;
}

interface Rule {
  readonly resource: Resource;
  readonly schedule: Schedule;
  readonly targets: readonly Json[];
  /** When it fires next, milliseconds since the epoch. */
  due: number;
}

/** Fires the assembly's scheduled EventBridge rules as the clock passes. A failed firing is not repeated. */
export class ScheduledRules {
  readonly #options: ScheduledRulesOptions;
  readonly #rules: readonly Rule[];
  readonly #running = new Set<Promise<unknown>>();
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: ScheduledRulesOptions) {
    this.#options = options;
    const now = options.clock.now();
    this.#rules = scheduledRules(options.assembly).map((resource) => ruleOf(resource, now));
    options.clock.onAdvance(() => this.#fireDue());
    this.#wait();
  }

  /** Waits until every firing that has begun, and every one that begins meanwhile, is over. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.settled();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    const next = Math.min(...this.#rules.map(({ due }) => due));
    if (this.#stopped || next === Infinity) return;
    const wait = Math.min(Math.max(next - this.#options.clock.now(), 0), longestTimer);
    this.#timer = setTimeout(() => this.#fireDue(), wait).unref();
  }

  #fireDue(): void {
    if (this.#stopped) return;
    const now = this.#options.clock.now();
    for (const rule of this.#rules) {
      const times = dueTimes(rule, now);
      if (times.length > 0) this.#track(this.#fire(rule, times));
    }
    this.#wait();
  }

  async #fire({ resource, targets }: Rule, times: readonly number[]): Promise<void> {
    const { assembly, invoke } = this.#options;
    for (const time of times) {
      const event = scheduledEvent(resource, assembly, time);
      const firings = targets.filter(isObject).map(({ Arn, Input }) => {
        const input: unknown = typeof Input === 'string' ? JSON.parse(Input) : event;
        return invoke(textOf(Arn, `${resource.path}: target`), resource.arn, input);
      });
      await Promise.all(firings);
    }
  }

  #track(firing: Promise<void>): void {
    const tracked = firing.finally(() => this.#running.delete(tracked));
    this.#running.add(tracked);
  }
}

/** The rules with a schedule that are switched on. */
export function scheduledRules(assembly: Assembly): Resource[] {
  return assembly
    .ofType('AWS::Events::Rule')
    .filter(
      ({ properties }) =>
        properties['ScheduleExpression'] !== undefined && properties['State'] !== 'DISABLED',
    );
}

function ruleOf(resource: Resource, now: number): Rule {
  const expression = textOf(
    resource.properties['ScheduleExpression'],
    `${resource.path}: ScheduleExpression`,
  );
  const schedule = readSchedule(expression, now);
  return { resource, schedule, targets: listOf(resource.properties['Targets']), due: schedule.next(now) };
}

/** Takes the last few times at which the rule should have fired by now, and moves it to its next. */
function dueTimes(rule: Rule, now: number): number[] {
  const times: number[] = [];
  for (; rule.due <= now; rule.due = rule.schedule.next(rule.due)) {
    times.push(rule.due);
    if (times.length > mostAtOnce) times.shift();
  }
  return times;
}

function scheduledEvent(
  { arn }: Resource,
  { account, region }: Assembly,
  time: number,
): Record<string, unknown> {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account,
    time: new Date(time).toISOString().replace('.000', ''),
    region,
    resources: [arn],
    detail: {},
  };
}
