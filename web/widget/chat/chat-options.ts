import type { SealformError } from '../../../core/errors.ts';
import type { Form } from '../../../core/fields/form.ts';
import type { SealingError } from '../../../core/sealing/errors.ts';

/** The code that talks to the server. */
export type ClientCode = typeof import('./client.ts');

/** Where a chat is held, and with what: the code is loaded when it is needed. */
export interface ChatOptions {
  readonly webSocketUrl: string;
  /** Fingerprint of the brand's key, as the page around the frame gives it; without one no sealed form is offered. */
  readonly pin: string | undefined;
  readonly code: () => Promise<ClientCode>;
  readonly forms: () => Promise<readonly Form[]>;
}

/** Why a form that was requested is not offered. */
export type Refusal = SealformError | SealingError;
