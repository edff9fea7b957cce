import { svg, type SVGTemplateResult } from 'lit/html.js';

/** An icon of lines, 24 by 24, that says nothing to a screen reader. */
export const icon = (shape: SVGTemplateResult) =>
  svg`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${shape}</svg>`;

export const icons = {
  send: icon(svg`<path d="M5 12h13M12 5l7 7-7 7" />`),
  close: icon(svg`<path d="m6 9 6 6 6-6" />`),
  more: icon(svg`<path d="M5 12h.01M12 12h.01M19 12h.01" />`),
  shield: icon(svg`<path d="M12 3 5 6v5c0 4.5 3 8 7 10 4-2 7-5.5 7-10V6Z" /><path d="m9 12 2 2 4-4" />`),
};
