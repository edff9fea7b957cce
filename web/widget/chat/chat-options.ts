import type { VisitorOptions } from '../../../client/visitor/options.ts';
import type { SealformError } from '../../../core/errors.ts';
import type { Form } from '../../../core/fields/form.ts';
import type { SealingError } from '../../../core/sealing/index.ts';

/** The code that talks to the server. */
export type ClientCode = typeof import('./client.ts');

/** Which key of the brand's is trusted, or why none is: then no sealed form is offered. */
export type Trust = Pick<VisitorOptions, 'pin' | 'whyUnpinned'>;

/** Where a chat is held, and with what: the code is loaded when it is needed. */
export interface ChatOptions {
  readonly webSocketUrl: string;
  readonly trust: Trust;
  readonly code: () => Promise<ClientCode>;
  readonly forms: () => Promise<readonly Form[]>;
}

/** Why a form that was requested is not offered. */
export type Refusal = SealformError | SealingError;
