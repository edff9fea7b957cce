import type { Form } from '../../fields/form.ts';
import type { AnswerEncrypter, AuditTrail } from '../../ports.ts';
import type { AppendDeps } from '../append.ts';

/** Everything that the verbs of the collect function need from outside. Nothing here can decrypt (P3). */
export interface CollectDeps extends AppendDeps {
  readonly encrypter: AnswerEncrypter;
  readonly audit: AuditTrail;
  findForm(name: string): Form | undefined;
  /** Seconds for which the answers to a form are held: never more than the form says. */
  retentionSeconds(form: Form): number;
}
