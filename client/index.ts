export { AgentClient, type AccessToken, type AgentOptions, type Joined, type Revelation } from './agent.ts';
export type { RelayedAnswer, ShowAnswer } from './agent/answer-inbox.ts';
export { systemEnvironment, type Environment } from './environment.ts';
export type { ConnectionState } from './socket/connection.ts';
export type { Connect, Wire, WireEvents } from './socket/wire.ts';
export { VisitorClient, type Answers, type Submission, type VisitorOptions } from './visitor.ts';
export type { Offer } from './visitor/offers.ts';
export type { Delivery } from './visitor/relays.ts';
