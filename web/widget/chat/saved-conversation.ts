import * as z from 'zod/mini';

const key = 'sealform.conversation';

const SavedConversation = z.object({
  conversationId: z.uuid(),
  /** Whoever has it is the visitor (P17). It lies in the storage of this origin, which the host's scripts cannot read. */
  credential: z.string(),
  /** The last entry that was on the screen. */
  readSeq: z.number(),
});

/** What a visitor needs to find its conversation again. No word of it, and no answer, is kept. */
export type SavedConversation = z.infer<typeof SavedConversation>;

/** Undefined when there is none, or when the browser keeps nothing for frames. */
export function savedConversation(): SavedConversation | undefined {
  try {
    return SavedConversation.safeParse(JSON.parse(localStorage.getItem(key) ?? '')).data;
  } catch {
    return undefined;
  }
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
