import type { Draft } from '../../../core/domain/append.ts';
import { colleague, type FakeServer } from './fake-server.ts';

interface Answered {
  readonly server: FakeServer;
  readonly conversationId: string;
  readonly requestId: string;
}

export interface Ending {
  readonly name: string;
  /** The entry that ends this form request, without its stamp: for tests that forge it. */
  readonly entry: (requestId: string) => Draft;
  /** Ends a sealed form that was answered, as people and time do. */
  readonly happen: (form: Answered) => Promise<unknown>;
}

/** The agent reveals the answers in another browser; gives the id of the claim. */
export async function claimElsewhere({ server, conversationId, requestId }: Answered): Promise<string> {
  const id = crypto.randomUUID();
  await server.agentDoes(conversationId, { type: 'reveal', id, requestId });
  return id;
}

async function passMinutes({ server }: Answered, minutes: number): Promise<void> {
  await server.environment.advance(minutes * 60_000);
  await server.sweep();
}

const handOver = ({ server, conversationId }: Answered, to?: string) =>
  server.agentDoes(conversationId, { type: 'handOver', ...(to && { to }) });

/** Every way in which a form can end, or leave an agent, so that nothing of it may be shown any more. */
export const endings: readonly Ending[] = [
  {
    name: 'withdrawn',
    entry: (requestId) => ({ type: 'withdrawn', requestId }),
    happen: ({ server, conversationId, requestId }) =>
      server.visitorDoes(conversationId, { type: 'withdraw', requestId }),
  },
  {
    name: 'expired',
    entry: (requestId) => ({ type: 'expired', requestId, what: 'answers' }),
    happen: (form) => passMinutes(form, 10),
  },
  {
    name: 'unconfirmed',
    entry: (requestId) => ({ type: 'unconfirmed', requestId }),
    happen: async (form) => {
      await claimElsewhere(form);
      await passMinutes(form, 1);
    },
  },
  ...(['signedOut', 'keyLost', 'notOpened'] as const).map((because): Ending => ({
    name: `unreadable, ${because}`,
    entry: (requestId) => ({ type: 'unreadable', requestId, because }),
    happen: ({ server, conversationId, requestId }) =>
      server.agentDoes(conversationId, { type: 'discardForm', requestId, because }),
  })),
  {
    name: 'ended with the chat',
    entry: (requestId) => ({ type: 'ended', by: 'visitor', destroyed: [{ requestId, outcome: 'ended' }] }),
    happen: ({ server, conversationId }) => server.visitorDoes(conversationId, { type: 'end' }),
  },
  {
    name: 'destroyed by a hand-over',
    entry: (requestId) => ({
      type: 'handedOver',
      agent: colleague,
      destroyed: [{ requestId, outcome: 'unreadable' }],
    }),
    happen: (form) => handOver(form, colleague.id),
  },
  {
    name: 'handed over with the chat',
    entry: () => ({ type: 'handedOver', agent: colleague }),
    happen: (form) => handOver(form, colleague.id),
  },
  {
    name: 'back in the queue with the chat',
    entry: () => ({ type: 'handedOver' }),
    happen: (form) => handOver(form),
  },
];
