import type {
  AuditTrail,
  ConversationLists,
  ConversationReader,
  Presence,
  SocketCloser,
  SocketRegister,
  TranscriptReader,
} from '../../ports.ts';
import type { AppendDeps } from '../append.ts';
import type { AdmitDeps } from './admit.ts';

/** Everything that the verbs of the conversation function need from outside. */
export interface ConversationDeps extends AppendDeps, AdmitDeps {
  readonly conversations: ConversationReader;
  readonly lists: ConversationLists;
  readonly transcript: TranscriptReader;
  readonly register: SocketRegister;
  readonly presence: Presence;
  readonly closer: SocketCloser;
  readonly audit: AuditTrail;
}
