import type { Draft } from '../../core/domain/append.ts';

export interface Ending {
  readonly name: string;
  /** The entry that ends this form request, without its stamp. */
  readonly entry: (requestId: string) => Draft;
}

const colleague = { id: crypto.randomUUID(), name: 'Ben' };

/** Every way in which a form can end, or leave an agent, so that nothing of it may be shown any more. */
export const endings: readonly Ending[] = [
  { name: 'withdrawn', entry: (requestId) => ({ type: 'withdrawn', requestId }) },
  { name: 'expired', entry: (requestId) => ({ type: 'expired', requestId, what: 'answers' }) },
  { name: 'unconfirmed', entry: (requestId) => ({ type: 'unconfirmed', requestId }) },
  ...(['signedOut', 'keyLost', 'notOpened'] as const).map((because) => ({
    name: `unreadable, ${because}`,
    entry: (requestId: string) => ({ type: 'unreadable' as const, requestId, because }),
  })),
  {
    name: 'ended with the chat',
    entry: (requestId) => ({
      type: 'ended',
      by: 'visitor',
      destroyed: [{ requestId, outcome: 'ended' }],
    }),
  },
  {
    name: 'destroyed by a hand-over',
    entry: (requestId) => ({
      type: 'handedOver',
      agent: colleague,
      destroyed: [{ requestId, outcome: 'unreadable' }],
    }),
  },
  { name: 'handed over with the chat', entry: () => ({ type: 'handedOver', agent: colleague }) },
  { name: 'back in the queue with the chat', entry: () => ({ type: 'handedOver' }) },
];
