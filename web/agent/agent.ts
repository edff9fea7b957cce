import '../shared/no-eval.ts';
import { Id } from '../../core/protocol/values.ts';
import { speak, text } from '../console/messages/current.ts';
import { directionOf } from '../shared/text/languages.ts';
import { isOutdated } from '../shared/outdated.ts';
import { sayOnly } from '../shared/text/say-only.ts';
import { wearTheme } from '../shared/look/theme.ts';
import type { AgentFrame } from './agent-frame.ts';

/** What the element around the frame wrote behind the `#`, which no server is sent. */
const given = () => new URLSearchParams(location.hash.slice(1));

const root = document.documentElement;
const language = await speak([given().get('lang') ?? [], navigator.languages].flat());
root.lang = language;
root.dir = directionOf(language);
wearTheme(given().get('theme'));

/** The sign-in outlasts a change of the conversation. */
function show(frame: AgentFrame): void {
  const conversation = given().get('conversation') ?? '';
  const isWindow = new URLSearchParams(location.search).has('state');
  if (!isWindow && !Id.safeParse(conversation).success) {
    return sayOnly(text().embed.noConversation);
  }
  frame.conversation = conversation;
  if (!frame.isConnected) document.body.replaceChildren(frame);
}

if (isOutdated()) sayOnly(text().outdated);
else {
  await import('./agent-frame.ts');
  const frame = document.createElement('sealform-agent-frame');
  addEventListener('hashchange', () => show(frame));
  show(frame);
}
