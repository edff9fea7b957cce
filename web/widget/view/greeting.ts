import { nothing, type TemplateResult } from 'lit/html.js';
import { html } from '../../shared/text/html.ts';
import type { Context } from '../chat/context.ts';

/** Before anything was said. */
export function greeting({ texts, session }: Context): TemplateResult {
  const until = session.memory.keepsUntil;
  return html`<div class="greeting">
    <h2>${texts.greeting}</h2>
    ${session.gone ? html`<p class=${session.gone === 'lost' ? 'problem' : 'small'}>${texts[session.gone]}</p>` : nothing}
    <p>${texts.greetingText} ${until ? texts.comeBack[until] : nothing}</p>
    <p class="small">${texts.safety}</p>
  </div>`;
}
