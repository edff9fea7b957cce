import '../shared/no-eval.ts';
import { Id } from '../../core/protocol/values.ts';
import { speak, text } from '../console/messages/current.ts';
import { directionOf } from '../shared/languages.ts';
import './agent-frame.ts';

const language = await speak(navigator.languages);
document.documentElement.lang = language;
document.documentElement.dir = directionOf(language);

/** The conversation stands behind the `#`, which no server is sent; a new one makes a new frame. */
function show(): void {
  const conversation = location.hash.slice(1);
  const isWindow = new URLSearchParams(location.search).has('state');
  if (!isWindow && !Id.safeParse(conversation).success) {
    document.body.replaceChildren(text().embed.noConversation);
    return;
  }
  const frame = document.createElement('sealform-agent-frame');
  frame.conversation = conversation;
  document.body.replaceChildren(frame);
}

addEventListener('hashchange', show);
show();
