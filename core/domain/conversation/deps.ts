import type {
  AuditTrail,
  ConversationLists,
  Presence,
  SocketCloser,
  SocketRegister,
  TranscriptReader,
} from '../../ports.ts';
import type { AppendDeps } from '../append.ts';

/** Everything that the verbs of the conversation function need from outside. */
export interface ConversationDeps extends AppendDeps {
  readonly lists: ConversationLists;
  readonly transcript: TranscriptReader;
  readonly register: SocketRegister;
  readonly presence: Presence;
  readonly closer: SocketCloser;
  readonly audit: AuditTrail;
}
