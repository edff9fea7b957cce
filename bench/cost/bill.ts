import type { Fixtures } from './fixed.ts';
import type { Measured } from './measure.ts';
import { monthlyPrices, prices } from './prices.ts';
import { idleMinutes, type Step } from './scenes.ts';
import { sum, type Usage } from './usage.ts';

/** One line of a bill. */
export interface Line {
  readonly what: string;
  /** In units, of all that the bill is for. */
  readonly quantity: number;
  /** Dollars for one unit. */
  readonly price: number;
  readonly dollars: number;
}

/** What only AWS could measure. */
export const assumed = {
  /** Of every function; held by the test. */
  memoryGigabytes: 0.5,
  /** Billed for one invocation, cold starts spread over all. */
  invocationMs: 60,
  /** What Lambda itself logs of one invocation: START, END, REPORT. */
  platformLogBytes: 300,
  /** What CloudTrail writes to its group of logs about one request to KMS. */
  trailBytes: 1_600,
} as const;

/** How many forms, and how many chats, the bills are for. */
export const many = 1_000;

/** What a thousand forms may cost in calls, dollars. */
export const aim = 0.05;

/** A month has 730 hours in AWS's prices; the sweep runs every minute. */
const sweepsPerMonth = 730 * 60;

/** The two people of an idle chat have a socket each. */
const idleSocketMinutes = 2 * idleMinutes;

const names: Readonly<Record<keyof typeof prices, string>> = {
  writeUnits: 'DynamoDB: write units',
  messages: 'API Gateway: messages, in and out',
  keyRequests: 'KMS: requests',
  logBytes: 'CloudWatch: bytes of logs',
  invocations: 'Lambda: invocations',
  gigabyteSeconds: 'Lambda: GB-seconds',
  readUnits: 'DynamoDB: read units',
  connectionMinutes: 'API Gateway: minutes of connections',
  handshakes: 'CloudFront and WAF: handshakes',
  bytesOut: 'CloudFront: bytes to browsers',
};

/** The bill for a thousand forms. */
export function billOfForms({ form }: Pick<Measured, 'form'>): Line[] {
  return billOf(usageOf(form), many);
}

/** The bill for a thousand chats of ten silent minutes. */
export function billOfChats({ chat }: Pick<Measured, 'chat'>): Line[] {
  return billOf(usageOf(chat), many, idleSocketMinutes);
}

/** The bill for a month in which nobody comes. */
export function billOfMonth({ fixtures, sweep }: Pick<Measured, 'fixtures' | 'sweep'>): Line[] {
  const sweeps = total(billOf({ ...sum([]), ...sweep, invocations: 1 }, sweepsPerMonth));
  return [
    ...(Object.keys(monthlyPrices) as (keyof Fixtures)[]).map((name) =>
      line(fixtureNames[name], fixtures[name], monthlyPrices[name]),
    ),
    line('sweeps, one a minute, with nothing to do', sweepsPerMonth, sweeps / sweepsPerMonth),
  ];
}

const fixtureNames: Readonly<Record<keyof Fixtures, string>> = {
  key: 'KMS: customer keys',
  secret: 'Secrets Manager: secrets',
  webAcl: 'WAF: web ACLs',
  webAclRule: 'WAF: rules of them',
  dashboard: 'CloudWatch: dashboards',
  alarmMetric: 'CloudWatch: metrics in alarms',
  ownMetric: 'CloudWatch: metrics that functions emit',
  routeMetric: 'CloudWatch: metrics of routes, by API Gateway',
};

export function total(bill: readonly Line[]): number {
  return bill.reduce((dollars, each) => dollars + each.dollars, 0);
}

export function usageOf(steps: readonly Step[]): Usage {
  return sum(steps.map(({ usage }) => usage));
}

/** Lines without a quantity are left out. */
export function billOf(usage: Usage, times: number, connectionMinutes = 0): Line[] {
  const seconds = (usage.invocations * assumed.invocationMs) / 1_000;
  const quantities: Record<keyof typeof prices, number> = {
    ...usage,
    logBytes:
      usage.logBytes + usage.invocations * assumed.platformLogBytes + usage.keyRequests * assumed.trailBytes,
    gigabyteSeconds: seconds * assumed.memoryGigabytes,
    connectionMinutes,
  };
  return (Object.keys(names) as (keyof typeof prices)[])
    .map((name) => line(names[name], quantities[name] * times, prices[name]))
    .filter(({ quantity }) => quantity > 0);
}

function line(what: string, quantity: number, price: number): Line {
  return { what, quantity, price, dollars: quantity * price };
}
