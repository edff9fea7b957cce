import type {
  AuditReader,
  AuditTrail,
  Clock,
  ConversationLists,
  ConversationReader,
  MakeId,
  TranscriptReader,
} from '../../ports.ts';

/** Everything that an overseer's requests need from outside: readers, and the trail that says who looked. */
export interface OversightDeps {
  readonly conversations: Pick<ConversationReader, 'find'>;
  readonly lists: Pick<ConversationLists, 'waiting' | 'of'>;
  readonly transcript: TranscriptReader;
  readonly auditReader: AuditReader;
  readonly audit: AuditTrail;
  readonly clock: Clock;
  readonly makeId: MakeId;
}
