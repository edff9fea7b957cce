const key = 'sealform.conversation';

/** What a visitor needs to find its conversation again. No word of it, and no answer, is kept. */
export interface SavedConversation {
  /** A UUID. */
  readonly conversationId: string;
  /** Whoever has it is the visitor (P17). It lies in the storage of this origin, which the host's scripts cannot read. */
  readonly credential: string;
  /** The last entry that was on the screen. */
  readonly readSeq: number;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Undefined when there is none, or when the browser keeps nothing for frames. */
export function savedConversation(): SavedConversation | undefined {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(key) ?? '');
    return isConversation(saved) ? saved : undefined;
  } catch {
    return undefined;
  }
}

/** What lies there is this origin's own; but of which version of this page is not known. */
function isConversation(saved: unknown): saved is SavedConversation {
  const { conversationId, credential, readSeq } = saved as Partial<Record<string, unknown>>;
  return (
    typeof conversationId === 'string' &&
    uuid.test(conversationId) &&
    typeof credential === 'string' &&
    typeof readSeq === 'number'
  );
}

export function save(conversation: SavedConversation): void {
  quietly(() => localStorage.setItem(key, JSON.stringify(conversation)));
}

export function forget(): void {
  quietly(() => localStorage.removeItem(key));
}

/** Tells when another page of this site has begun a conversation, or has forgotten it. Returns how to stop that. */
export function onSaved(listener: (saved: SavedConversation | undefined) => void): () => void {
  const listen = (event: StorageEvent) => {
    if (event.key === key) listener(savedConversation());
  };
  addEventListener('storage', listen);
  return () => removeEventListener('storage', listen);
}

/** Without storage the chat works until the page is left. */
function quietly(act: () => void): void {
  try {
    act();
  } catch {
    // The browser keeps nothing for this frame.
  }
}
