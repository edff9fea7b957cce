import { svg, type TemplateResult } from 'lit';

/** Lines on a 24-unit square, in the colour of the text. Beside words, or in a button with a label: never alone. */
const icon = (paths: TemplateResult, size = 20) => svg`
  <svg width=${size} height=${size} viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75"
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${paths}</svg>`;

export const lockIcon = (size?: number) =>
  icon(
    svg`<rect x="5" y="11" width="14" height="9" rx="2"></rect><path d="M8 11V8a4 4 0 0 1 8 0v3"></path>`,
    size,
  );
export const sendIcon = () => icon(svg`<path d="M5 12h14M13 6l6 6-6 6"></path>`);
export const backIcon = () => icon(svg`<path d="M19 12H5M11 6l-6 6 6 6"></path>`);
export const formIcon = (size?: number) =>
  icon(
    svg`<rect x="5" y="3.5" width="14" height="17" rx="2"></rect><path d="M9 8.5h6M9 12.5h6M9 16.5h3"></path>`,
    size,
  );
export const eyeIcon = (size?: number) =>
  icon(
    svg`<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z"></path><circle cx="12" cy="12" r="3"></circle>`,
    size,
  );
export const doneIcon = (size?: number) => icon(svg`<path d="m5 12.5 4.5 4.5L19 7.5"></path>`, size);
export const closeIcon = (size?: number) => icon(svg`<path d="M6 6l12 12M18 6 6 18"></path>`, size);
export const helpIcon = () =>
  icon(svg`<path d="M9 9a3 3 0 1 1 4.6 2.5c-1 .7-1.6 1.2-1.6 2.5M12 17.5v.01"></path>`);
export const personIcon = () =>
  icon(svg`<circle cx="12" cy="8" r="3.5"></circle><path d="M5 20c.6-4 3.4-6 7-6s6.4 2 7 6"></path>`);
export const handOverIcon = () => icon(svg`<path d="M4 8h13M13 4l4 4-4 4M20 16H7M11 12l-4 4 4 4"></path>`);
export const endIcon = () => icon(svg`<circle cx="12" cy="12" r="8.5"></circle><path d="M8.5 12h7"></path>`);
