import type { RequestOf } from '../../core/protocol/index.ts';
import type { Secret } from '../../core/secret.ts';

/** An off-the-record answer as it goes over the wire. */
export type Relayed = Secret<Pick<RequestOf<'relayAnswer'>, 'answer' | 'sealed'>>;

/** A submission as it goes over the wire. */
export interface Written {
  readonly submitted: Pick<RequestOf<'submitForm'>, 'answers' | 'sealed'>;
  /** The off-the-record answers by their fields. */
  readonly relayed: ReadonlyMap<string, Relayed>;
}
