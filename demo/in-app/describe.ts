import type { Entry } from '../../core/protocol/index.ts';
import { findForm } from '../../branding/forms.ts';

/** What an entry of the conversation means to the visitor, in one line; undefined for what needs no line. */
export function describe(entry: Entry): string | undefined {
  switch (entry.type) {
    case 'started':
      return 'The chat is open, and waits for someone to join.';
    case 'accepted':
      return `${entry.agent.name} has joined.`;
    case 'messageSent':
      return `${entry.from === 'agent' ? 'Agent' : 'You'}: ${entry.text}`;
    case 'formRequested':
      return `A form was sent: ${findForm(entry.form.name)?.title ?? 'one that this app does not know, and does not show'}.`;
    case 'formOpened':
      return undefined;
    case 'formSubmitted':
      return `Sent. This chat keeps: ${Object.values(entry.masks).join(', ') || 'no answer'}. Kept encrypted until ${time(entry.expiresAt)} at the latest.`;
    case 'masksCorrected':
      return `This chat now keeps: ${Object.values(entry.masks).join(', ')}.`;
    case 'answerDelivered':
      return 'The agent has the answer that is stored nowhere.';
    case 'viewed':
      return `${entry.by.name} saw your answers at ${time(entry.at)}. They are destroyed.`;
    case 'withdrawn':
      return 'You withdrew. Nobody saw your answers; they are destroyed.';
    case 'expired':
      return entry.what === 'answers'
        ? 'Nobody saw your answers in time. They are destroyed.'
        : 'The form’s time has run out.';
    case 'unconfirmed':
      return 'The agent may have seen your answers. They are destroyed.';
    case 'unreadable':
      return 'Nobody can read this form’s answers any more. They are destroyed, and you may be asked again.';
    case 'handedOver':
      return (
        (entry.agent ? `${entry.agent.name} takes over.` : 'The chat is back in the queue.') +
        (entry.destroyed ? ' Forms that only the agent before could read have ended.' : '')
      );
    case 'ended':
      return 'The chat has ended. Every answer still held is destroyed.';
  }
}

function time(at: number): string {
  return new Date(at).toISOString().slice(11, 16) + ' UTC';
}
