/** How often a route may be called over the whole installation. */
export interface RouteLimit {
  /** Requests a second, in the long run. */
  readonly rateLimit: number;
  /** Requests at once. */
  readonly burstLimit: number;
}

/**
 * For every route without a limit of its own. A flood is to cost little, and 10,000 chats with a message every ten
 * seconds are to pass. Each side of a conversation has a limit of its own besides (docs/decisions/0006).
 */
export const defaultLimit: RouteLimit = { rateLimit: 1_000, burstLimit: 500 };

/**
 * Sized for 10,000 chats and 2,000 agents at once. What ends a form (`confirmViewed`, `withdraw`, `end`) has the
 * default: nothing is held longer because many forms end together.
 */
export const routeLimits: Readonly<Record<string, RouteLimit>> = {
  // 12,000 sockets that come back after an outage, spread by the clients over 30 s. API Gateway itself takes 500 a
  // second, in all of an account's Region ("Amazon API Gateway quotas"), and is not ours alone.
  $connect: { rateLimit: 400, burstLimit: 400 },
  // 2,000 agents who sign in anew within a minute; each is one request to KMS.
  enrol: { rateLimit: 40, burstLimit: 100 },
  // 2,000 agents who each send a form every 20 s.
  requestForm: { rateLimit: 100, burstLimit: 100 },
  // One for each form, and a KMS request with it.
  submitForm: { rateLimit: 100, burstLimit: 100 },
  // Two for each form at most, and one in ten repeated every 5 s for a minute, as its console is away.
  relayAnswer: { rateLimit: 400, burstLimit: 200 },
  // One for each submission. Answers leave here: nobody empties the vault faster than 2,000 agents would.
  reveal: { rateLimit: 100, burstLimit: 100 },
};
