/** Visitors have no names: the first digits of the conversation's id tell two of them apart. */
export function shortName(conversationId: string): string {
  return conversationId.slice(0, 4).toUpperCase();
}
