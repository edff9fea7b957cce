import * as z from 'zod/mini';

/** The prefix of every context key: `cdk deploy -c sealform:auditRetentionDays=365`. */
const prefix = 'sealform:';

const longestRetention = 36_500;

/** A number, as cdk.json gives it, or digits, as a command line does. */
const days = z.pipe(
  z.pipe(z.union([z.number(), z.string().check(z.regex(/^\d+$/))]), z.transform(Number)),
  z.int().check(z.gte(1), z.lte(longestRetention)),
);
const daysRule = `must be a whole number of days from 1 to ${longestRetention}`;

const flag = z.union([z.boolean(), z.stringbool({ truthy: ['true'], falsy: ['false'] })]);

const list = z.pipe(
  z.transform((value) => (typeof value === 'string' ? value.split(',') : value)),
  z.array(z.string()).check(z.minLength(1)),
);

/** RFC 8252, section 8.3: plain http only to the machine's own loopback address. */
const callbackUrl = /^(https:\/\/[^/\s]+|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?)\/\S*$/;

/** Each setting with its rule in words, and the value that an evaluation starts with. */
const settings = {
  /** Prefix of the stacks' names, and of the sign-in page's address; Cognito reserves three words there. */
  name: {
    schema: z.string().check(z.regex(/^(?!.*(aws|amazon|cognito))[a-z][a-z0-9-]{0,30}$/i)),
    rule: 'must be 1 to 31 letters, digits and hyphens, begin with a letter, and not contain aws, amazon or cognito',
    initial: 'Sealform',
  },
  /** How long conversations and their messages are kept. */
  transcriptRetentionDays: { schema: days, rule: daysRule, initial: 90 },
  /** How long audit records are kept. PCI DSS 4.0.1, requirement 10.5.1, asks for a year at least. */
  auditRetentionDays: { schema: days, rule: daysRule, initial: 730 },
  /** Where the sign-in page may send an agent back to: the console's address. Comma-separated on a command line. */
  callbackUrls: {
    schema: list.check(z.refine((urls) => urls.every((url) => callbackUrl.test(url)))),
    rule: 'must be a comma-separated list of https addresses with a path, or http ones on localhost',
    initial: ['http://localhost:5173/callback'],
  },
  /** Keeps tables, keys, logs and the pool of agents when a stack is deleted. */
  removalProtection: { schema: flag, rule: 'must be true or false', initial: true },
} as const;

type Settings = typeof settings;

/** What an installation may choose. */
export type Config = { readonly [K in keyof Settings]: z.output<Settings[K]['schema']> };

/**
 * The configuration from the context of a CDK app, with defaults that are good for an evaluation.
 *
 * @param context every key and value of the context; only keys that begin with `sealform:` are read
 * @throws Error with a sentence that names the key, when a value breaks its rule or no such key exists
 */
export function readConfig(context: Readonly<Record<string, unknown>>): Config {
  const known = Object.keys(settings).map((name) => prefix + name);
  const unknown = Object.keys(context).find((key) => key.startsWith(prefix) && !known.includes(key));
  if (unknown !== undefined) throw new Error(`${unknown} is not a setting. There are ${known.join(', ')}.`);
  const read = Object.entries(settings).map(([name, setting]) => {
    const result = z.safeParse<z.ZodMiniType>(setting.schema, context[prefix + name] ?? setting.initial);
    if (!result.success) throw new Error(`${prefix}${name} ${setting.rule}.`);
    return [name, result.data];
  });
  return Object.fromEntries(read) as Config;
}
