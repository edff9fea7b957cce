import type { SVGTemplateResult, TemplateResult } from 'lit/html.js';
import { html } from '../../../shared/text/html.ts';
import { isSealed, type Form } from '../../../../core/fields/form.ts';
import type { Agent } from '../../../../core/protocol/index.ts';
import { shown } from '../../chat/context.ts';
import type { FormContext } from './form-context.ts';
import { formIcons } from './form-icons.ts';
import { wordsOf } from './words-of.ts';

/** A closed lock for what one browser alone can read; for another form, what else reads it. */
export function sealIcon(form: Form): SVGTemplateResult {
  return isSealed(form) ? formIcons.lock : formIcons.servers;
}

/** Who can read the answers: the agent whose key was verified alone, or the brand's servers too. */
export function seal(context: FormContext, form: Form, sealedTo: Agent | undefined): TemplateResult {
  if (!sealedTo) return html`<div id="seal">${notSealed(context, form)}</div>`;
  const { formTexts: texts } = context;
  const name = shown(sealedTo.name, context);
  return html`<div class="seal">
    ${formIcons.lock}
    <div>
      <p id="seal">${texts.sealed(name)}</p>
      <details>
        <summary>${texts.sealedWhat}</summary>
        <p>${texts.sealedMeans(name, shown(context.brand, context))}</p>
      </details>
    </div>
  </div>`;
}

/** That the brand's servers read the answers, and why. */
export function notSealed(context: FormContext, form: Form): TemplateResult {
  const { brand, formTexts: texts } = context;
  const { whyNotSealed = '' } = wordsOf(form, texts);
  return html`<div class="seal open">
    ${formIcons.servers}
    <p>${texts.notSealed(shown(brand, context), whyNotSealed)}</p>
  </div>`;
}
