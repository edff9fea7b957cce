import * as z from 'zod/mini';
import { checkRetention } from './check-retention.ts';
import { leastConcurrency } from './reserved-concurrency.ts';
import {
  claim,
  days,
  daysRule,
  flag,
  identifier,
  issuer,
  number,
  origins,
  originsRule,
  retention,
} from './setting-values.ts';

/** The prefix of every context key: `cdk deploy -c sealform:auditRetentionDays=365`. */
const prefix = 'sealform:';

const mostConcurrency = 1_000_000;

/** Each setting with its rule in words. A rule with `initial` may be left out. */
const settings = {
  name: {
    schema: z.string().check(z.regex(/^(?!.*(aws|amazon|cognito))[a-z][a-z0-9-]{0,30}$/i)),
    rule: 'must be 1 to 31 letters, digits and hyphens, begin with a letter, and not contain aws, amazon or cognito',
    initial: 'Sealform',
  },
  region: {
    schema: z.string().check(z.regex(/^[a-z]{2}(-[a-z]+)+-\d$/)),
    rule: 'must be an AWS Region such as eu-central-1',
    initial: 'us-east-1',
  },
  domainName: {
    schema: z.optional(z.string().check(z.regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/))),
    rule: 'must be a host name such as forms.example.com',
  },
  certificateArn: {
    schema: z.optional(
      z.string().check(z.regex(/^arn:aws[a-z-]*:acm:us-east-1:\d{12}:certificate\/[\w-]+$/)),
    ),
    rule: 'must be the ARN of a certificate in us-east-1, where CloudFront looks for it',
  },
  customerOrigins: { schema: origins.check(z.refine((all) => all.length > 0)), rule: originsRule },
  desktopOrigins: { schema: origins, rule: originsRule, initial: [] },
  formRetentionSeconds: {
    schema: retention,
    rule: 'must give whole seconds, 60 at least, by the name of a form',
    initial: {},
  },
  transcriptRetentionDays: { schema: days, rule: daysRule, initial: 90 },
  auditRetentionDays: { schema: days, rule: daysRule, initial: 730 },
  absenceMinutes: {
    schema: z.pipe(number, z.int().check(z.gte(3), z.lte(1_440))),
    rule: 'must be a whole number of minutes from 3 to 1440',
    initial: 10,
  },
  waitingPerClient: {
    schema: z.pipe(number, z.int().check(z.gte(1), z.lte(1_000))),
    rule: 'must be a whole number from 1 to 1000',
    initial: 10,
  },
  alarmAddress: {
    schema: z.string().check(z.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/)),
    rule: 'must be the e-mail address that is told of alarms',
  },
  threatProtection: { schema: flag, rule: 'must be true or false', initial: false },
  issuerUrl: {
    schema: z.optional(z.string().check(z.regex(issuer))),
    rule: 'must be the https address of an OpenID Connect issuer; http is for localhost only',
  },
  clientId: {
    schema: z.optional(identifier),
    rule: "must be the console's client id at the issuer",
  },
  audience: {
    schema: z.optional(identifier),
    rule: 'must be the audience of the access tokens, such as https://forms.example.com',
  },
  mfaClaim: {
    schema: z.optional(claim),
    rule: 'must name the claim that proves a second factor, and its value, such as amr=mfa',
  },
  agentClaim: {
    schema: claim,
    rule: 'must name the claim that an agent has, and its value, such as groups=agents',
    initial: 'groups=agents',
  },
  supervisorClaim: {
    schema: z.optional(claim),
    rule: 'must name the claim that a supervisor has, and its value, such as groups=supervisors',
  },
  auditorClaim: {
    schema: z.optional(claim),
    rule: 'must name the claim that an auditor has, and its value, such as groups=auditors',
  },
  copyClaim: {
    schema: z.optional(claim),
    rule: 'must name the claim that an agent has who may copy answers, and its value, such as groups=copyists',
  },
  removalProtection: { schema: flag, rule: 'must be true or false', initial: true },
  accountConcurrency: {
    schema: z.optional(z.pipe(number, z.int().check(z.gte(leastConcurrency), z.lte(mostConcurrency)))),
    rule: `must be the concurrent executions that the account has in the Region, from ${leastConcurrency} to ${mostConcurrency}: Lambda reserves none of the last 100`,
  },
  monthlyBudget: {
    schema: z.pipe(number, z.int().check(z.gte(1), z.lte(1_000_000))),
    rule: 'must be a whole number of US dollars from 1 to 1000000',
    initial: 100,
  },
  originSecret: {
    schema: z.pipe(number, z.int().check(z.gte(1), z.lte(9_999))),
    rule: 'must be a whole number from 1 to 9999',
    initial: 1,
  },
  brandKey: {
    schema: z.pipe(number, z.int().check(z.gte(1), z.lte(9_999))),
    rule: 'must be a whole number from 1 to 9999',
    initial: 1,
  },
  previousBrandKey: {
    schema: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
    rule: 'must be the fingerprint of the brand key before: 64 lower-case hexadecimal digits',
  },
} as const;

type Rules = typeof settings;

/** The configuration of one installation, complete. */
export type Config = { readonly [K in keyof Rules]: z.output<Rules[K]['schema']> };

/**
 * What a brand chooses, in brand/settings.ts. Any of it can be overridden on a command line:
 * `npx cdk deploy --all -c sealform:name=Acme-Staging`.
 */
export interface Settings {
  /**
   * Prefix of everything's name: two names are two installations, side by side. A name is one in an account, not one
   * in a Region: what stands in us-east-1 would be shared.
   * @default 'Sealform'
   */
  readonly name?: string;
  /** The AWS Region that holds the data. What AWS has only there stands in us-east-1. @default 'us-east-1' */
  readonly region?: string;
  /** The host name of chat and console. @default - one that CloudFront makes up */
  readonly domainName?: string;
  /** The certificate of `domainName`, in us-east-1. @default - none, as there is no domain name */
  readonly certificateArn?: string;
  /** The origins of the brand's pages that show customers the chat: no other page can frame it. */
  readonly customerOrigins: readonly string[];
  /** The origins of the agents' desktops: no other page can frame the agent's forms. @default - no page can */
  readonly desktopOrigins?: readonly string[];
  /** Seconds for which the answers to a form are held, if less than the form says. @default - as the form says */
  readonly formRetentionSeconds?: Readonly<Record<string, number>>;
  /** Days for which conversations and their messages are kept. @default 90 */
  readonly transcriptRetentionDays?: number;
  /** Days for which audit records are kept; PCI DSS 4.0.1, 10.5.1, asks for a year at least. @default 730 */
  readonly auditRetentionDays?: number;
  /** Minutes for which a visitor may be gone from a chat that waits for an agent, before it ends. @default 10 */
  readonly absenceMinutes?: number;
  /**
   * How many chats that began at one address may wait at once: of an IPv6 address, those of its network. More only where
   * many customers share one, such as a brand's own shops. @default 10
   */
  readonly waitingPerClient?: number;
  /** The e-mail address that is told of alarms. */
  readonly alarmAddress: string;
  /** Cognito's threat protection; it needs the pool's Plus plan, billed per user. @default false */
  readonly threatProtection?: boolean;
  /** An OpenID Connect issuer of the brand's in place of a Cognito pool. @default - an own pool */
  readonly issuerUrl?: string;
  /** The console's client id at `issuerUrl`. */
  readonly clientId?: string;
  /**
   * The audience that the access tokens of `issuerUrl` must have (RFC 9068, section 4).
   * @default - any: the client alone says what a token is for
   */
  readonly audience?: string;
  /** The claim, and its value, by which the access tokens of `issuerUrl` prove a second factor: `amr=mfa`. */
  readonly mfaClaim?: string;
  /** The claim, and its value, by which the access tokens of `issuerUrl` name an agent. @default 'groups=agents' */
  readonly agentClaim?: string;
  /** The claim, and its value, by which those of `issuerUrl` name a supervisor. @default - there are none */
  readonly supervisorClaim?: string;
  /** The claim, and its value, by which those of `issuerUrl` name an auditor. @default - there are none */
  readonly auditorClaim?: string;
  /**
   * The claim, and its value, by which the access tokens, of the own pool too, name an agent who may copy stored answers
   * out of the console: `groups=copyists`, in the own pool `cognito:groups=copyists`. @default - nobody may
   */
  readonly copyClaim?: string;
  /** Keeps tables, keys, logs and the pool of agents when a stack is deleted. @default true */
  readonly removalProtection?: boolean;
  /**
   * Lambda's concurrent executions that the account has in the Region. Shares of them are reserved for what destroys and
   * reveals answers, so that a flood of messages cannot take them. A new account has ten, too few to reserve any.
   * @default - nothing is reserved
   */
  readonly accountConcurrency?: number;
  /**
   * US dollars that the account may cost in a month before somebody is told. It limits nothing.
   * @default 100
   */
  readonly monthlyBudget?: number;
  /** Counts the secrets that the distribution shows to the API: another number makes a new one. @default 1 */
  readonly originSecret?: number;
  /**
   * Counts the keys that vouch for agents' browsers: another number makes a new one, whose fingerprint the brand's pages
   * have to pin from then on. @default 1
   */
  readonly brandKey?: number;
  /**
   * While the brand's key is rotated: the fingerprint of the key before, which the site trusts beside the new one.
   * @default - the site trusts one key
   */
  readonly previousBrandKey?: string;
}

/**
 * The configuration from a brand's settings and the context of a CDK app, which goes before them.
 *
 * @param chosen the settings of brand/settings.ts
 * @param context every key and value of the context; only keys that begin with `sealform:` are read
 * @throws Error with a sentence that names the key, when a value breaks its rule or no such key exists
 */
export function readConfig(chosen: Settings, context: Readonly<Record<string, unknown>> = {}): Config {
  const overriding = Object.entries(context).filter(([key]) => key.startsWith(prefix));
  const overrides = Object.fromEntries(overriding.map(([key, value]) => [key.slice(prefix.length), value]));
  const given: Record<string, unknown> = { ...chosen, ...overrides };
  const called = (name: string) => (Object.hasOwn(overrides, name) ? `${prefix}${name}` : name);
  const unknown = Object.keys(given).find((key) => !Object.hasOwn(settings, key));
  if (unknown !== undefined)
    throw new Error(`${called(unknown)} is not a setting: there are ${Object.keys(settings).join(', ')}.`);
  const read = Object.entries(settings).map(([name, setting]) => {
    const value = given[name] === undefined && 'initial' in setting ? setting.initial : given[name];
    const result = z.safeParse<z.ZodMiniType>(setting.schema, value);
    if (!result.success) throw new Error(`${called(name)} ${setting.rule}.`);
    return [name, result.data];
  });
  return consistent(Object.fromEntries(read) as Config);
}

/** What no rule for one setting alone can say. */
function consistent(config: Config): Config {
  if ((config.domainName === undefined) !== (config.certificateArn === undefined)) {
    throw new Error('domainName and certificateArn go together: set both or none.');
  }
  const external = [config.issuerUrl, config.clientId, config.mfaClaim];
  if (new Set(external.map((value) => value === undefined)).size > 1) {
    throw new Error('issuerUrl, clientId and mfaClaim go together: set all three or none.');
  }
  if (config.audience !== undefined && config.issuerUrl === undefined) {
    throw new Error("audience is that of issuerUrl's tokens: set both or only the latter.");
  }
  for (const [name, seconds] of Object.entries(config.formRetentionSeconds)) checkRetention(name, seconds);
  return config;
}
