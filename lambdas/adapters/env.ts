import * as z from 'zod/mini';

/**
 * The variables that a stack sets and a handler reads: one schema for both. A stack that forgets one does not
 * compile; a handler that misses one fails at its start, not at its first request.
 */
const tableName = z.string().check(z.minLength(1));
const url = z.string().check(z.regex(/^https?:\/\//));
const count = z.string().check(z.regex(/^[1-9][0-9]{0,5}$/));
const days = z.string().check(z.regex(/^[1-9][0-9]{0,4}$/));

/** What every function has: where its metrics go, one namespace an installation. */
const shared = { METRICS_NAMESPACE: z.string().check(z.regex(/^Sealform\/[\w-]{1,200}$/)) };

/** By table: what names it and, where that is configured, for how many days its items are kept. */
const byTable = {
  connections: { CONNECTIONS_TABLE_NAME: tableName },
  conversations: { CONVERSATIONS_TABLE_NAME: tableName },
  transcript: { TRANSCRIPT_TABLE_NAME: tableName, TRANSCRIPT_RETENTION_DAYS: days },
  vault: { VAULT_TABLE_NAME: tableName },
  audit: { AUDIT_TABLE_NAME: tableName, AUDIT_RETENTION_DAYS: days },
};
const { connections, conversations, transcript, vault, audit } = byTable;

/** The variables that a function has of a table. */
export type TableVariables<Name extends keyof typeof byTable> = Readonly<
  Record<keyof (typeof byTable)[Name], string>
>;

const arn = z.string().check(z.regex(/^arn:/));
const wrappingKey = { WRAPPING_KEY_ARN: arn };

/** `@connections` of the stage: API Gateway's own address, never the distribution's. */
const sockets = { SOCKETS_URL: url };

/** The header in which the distribution shows the API its secret. */
export const originSecretHeader = 'x-sealform-origin';

/** Where issuers put the client that a token was issued to: RFC 9068, section 2.2; OpenID Connect Core 1.0, section 2; Okta; Entra ID. */
export const clientClaims = ['client_id', 'azp', 'cid', 'appid'];

/** A claim that an access token must have: the value is one of the claim's, under one of these names. */
export const RequiredClaim = z.object({ anyOf: z.array(z.string()), value: z.string() });

/** The claim by which a token names each role; a role without one is nobody's. */
export const RoleClaims = z.strictObject({
  agent: RequiredClaim,
  supervisor: z.optional(RequiredClaim),
  auditor: z.optional(RequiredClaim),
});

export const AuthorizeEnv = z.object({
  ...shared,
  ISSUER_URL: url,
  /** JSON: an array of {@link RequiredClaim}. */
  REQUIRED_CLAIMS: z.string(),
  /** JSON: {@link RoleClaims}. */
  ROLE_CLAIMS: z.string(),
  /** What the distribution shows in its header; a connection without it did not come through the firewall. */
  ORIGIN_SECRET: z.string().check(z.minLength(32)),
});

export const ConnectionEnv = z.object({ ...shared, ...connections });

export const ConversationEnv = z.object({
  ...shared,
  /** SHA-256 of the public half of the brand's key, 64 hexadecimal digits; two with a comma while it is rotated. */
  BRAND_KEY_FINGERPRINTS: z.string().check(z.regex(/^[0-9a-f]{64}(,[0-9a-f]{64})?$/)),
  /** How many conversations that one client has started may wait at once. */
  WAITING_PER_CLIENT: count,
  ...connections,
  ...conversations,
  ...transcript,
  ...vault,
  ...audit,
  ...sockets,
});

export const CollectEnv = z.object({
  ...shared,
  /** JSON: seconds by the name of a form, where the brand keeps answers for less time than the form says. */
  FORM_RETENTION_SECONDS: z.string(),
  ...conversations,
  ...transcript,
  ...vault,
  ...audit,
  ...wrappingKey,
  ...sockets,
});

export const RevealEnv = z.object({
  ...shared,
  ...conversations,
  ...vault,
  ...audit,
  ...wrappingKey,
  ...sockets,
});

export const ConfirmEnv = z.object({
  ...shared,
  ...conversations,
  ...transcript,
  ...vault,
  ...audit,
  ...sockets,
});

export const OverseeEnv = z.object({ ...shared, ...conversations, ...transcript, ...audit, ...sockets });

export const EnrolEnv = z.object({
  ...shared,
  ...audit,
  ...sockets,
  SIGNING_KEY_ARN: arn,
  /** The public half of that key: SubjectPublicKeyInfo (RFC 5480) in base64url. */
  BRAND_KEY: z.string().check(z.regex(/^[\w-]{122}$/)),
});

export const PublishEnv = z.object(shared);

export const SweepEnv = z.object({
  ...shared,
  /** Minutes for which a visitor may be gone from a conversation that waits. */
  ABSENCE_MINUTES: count,
  ...conversations,
  ...transcript,
  ...vault,
  ...audit,
  ...sockets,
});
