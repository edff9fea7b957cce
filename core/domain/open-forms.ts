import type { ConversationLists } from '../ports.ts';
import type { Conversation, FormRequest, Torn } from './model.ts';

/** The form requests without an outcome; torn while one that the conversation names cannot be read yet. */
export async function openFormsOf(
  conversation: Conversation,
  { lists }: { readonly lists: Pick<ConversationLists, 'openForms'> },
): Promise<FormRequest[] | Torn> {
  const forms = await lists.openForms(conversation);
  return forms.length < conversation.openForms.length ? 'torn' : forms;
}
