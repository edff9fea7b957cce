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

/** Dependencies of every request that adds an entry. */
export interface EntryDeps extends AppendDeps {
  /** Finds the entry of a repeated request. */
  readonly transcript: TranscriptReader;
}

/** Everything that the verbs of the conversation function need from outside. */
export interface ConversationDeps extends EntryDeps, AdmitDeps {
  readonly conversations: ConversationReader;
  readonly lists: ConversationLists;
  readonly register: SocketRegister;
  readonly presence: Presence;
  readonly closer: SocketCloser;
  readonly audit: AuditTrail;
}
