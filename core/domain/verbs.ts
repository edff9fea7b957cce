import type { RequestOf, RequestType, ServerMessage } from '../protocol/index.ts';
import type { Caller } from './caller.ts';

/** One verb for each of these types of request. */
export type Verbs<T extends RequestType> = {
  readonly [K in T]: (request: RequestOf<K>, caller: Caller) => Promise<ServerMessage>;
};
