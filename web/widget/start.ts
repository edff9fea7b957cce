import { directionOf, type Language } from '../shared/text/languages.ts';
import { watchLine } from '../shared/line-events.ts';
import { isOutdated } from '../shared/outdated.ts';
import { sayOnly } from '../shared/text/say-only.ts';
import { readSiteConfig, type SiteConfig } from '../shared/site-config.ts';
import { wearTheme } from '../shared/look/theme.ts';
import type { ClientCode } from './chat/chat-options.ts';
import { ChatSession } from './chat/chat-session.ts';
import { onReset, onSaved } from './chat/saved-conversation.ts';
import { Host, type Opening, readOpening, tellHost } from './host/host.ts';
import { Presence } from './view/presence.ts';
import { trustOf } from './chat/trust.ts';
import { languageFor, type Messages, messagesIn } from './messages/index.ts';
import { ChatPage } from './view/chat-page.ts';
import type { Context } from './chat/context.ts';

/** Loaded when the page is on the screen: to be looked at and written in, it needs nothing of this. */
async function clientCode(): Promise<ClientCode> {
  await painted();
  return import('./chat/client.ts');
}

/** The server is waited with for the page to be painted for so long at most, ms. */
const longestPaintMs = 500;

/** Loaded when the first form comes; without it, chatting needs nothing of forms. */
const formCode = () => import('./form/form-ui.ts');

/** Loaded beside it, since most forms are sealed; the client asks for it again, and says when it cannot be had. */
const sealingCode = () => import('../../client/visitor/sealer.ts');

/** Opens the chat: what was said before, or a place to begin. */
export async function start(): Promise<void> {
  const opening = readOpening(location.hash);
  const language = languageFor(opening.language);
  const root = document.documentElement;
  root.lang = language;
  root.dir = directionOf(language);
  wearTheme(opening.theme);
  if (isOutdated()) {
    const { outdated } = await messagesIn(language);
    tellHost(opening.origin, { sealform: 'failed', why: outdated });
    return sayOnly(outdated);
  }
  const [config, texts] = await Promise.all([readSiteConfig().catch(() => undefined), messagesIn(language)]);
  if (!config) {
    tellHost(opening.origin, { sealform: 'failed' });
    return sayOnly(texts.unavailable);
  }
  await open(opening, config, texts, language);
}

/** Shows the chat, and what was said before. */
async function open(
  opening: Opening,
  config: SiteConfig,
  texts: Messages,
  language: Language,
): Promise<void> {
  const session = new ChatSession({
    webSocketUrl: config.webSocketUrl,
    trust: trustOf(opening, config.brandKeys),
    code: clientCode,
    forms: async () => {
      sealingCode().catch(() => undefined);
      const { forms, FormUi } = await formCode();
      context.formUi ??= await FormUi.load(context, (requestId) => page.showForm(requestId));
      return forms;
    },
  });
  const host = new Host(opening.origin, {
    changed: () => presence.changed(),
    asked: () => presence.greet(),
    reset: () => {
      session.reset();
      host.tell({ sealform: 'reset' });
    },
  });
  const context: Context = { brand: config.brand, session, host, language, texts, formUi: undefined };
  const page = new ChatPage(context);
  const presence = new Presence(context, page);
  document.title = texts.title(config.brand);
  document.body.replaceChildren(page);
  presence.begin();
  watchLine(session);
  clientCode().catch(() => {
    host.fail();
    sayOnly(texts.unavailable);
  });
  onSaved(() => void session.follow());
  onReset(() => session.tidy());
  await session.restore();
}

/** Resolves when what was drawn is on the screen; soon in any case, since of a frame that is not shown nothing is painted. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, longestPaintMs);
  });
}
