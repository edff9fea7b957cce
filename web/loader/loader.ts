import { SealformAgent } from './agent-element.ts';
import { SealformChat } from './chat-element.ts';

/**
 * `/chat/sealform.js`, for the brand's own pages: defines two elements and leaves nothing else behind. It needs of the
 * page's Content-Security-Policy `script-src` and `frame-src` with the origin that it is loaded from.
 */
const elements = { 'sealform-chat': SealformChat, 'sealform-agent': SealformAgent };
for (const [name, element] of Object.entries(elements)) {
  if (!customElements.get(name)) customElements.define(name, element);
}
