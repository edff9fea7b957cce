/** The button and the panel above it; on a phone the panel is the whole screen. */
export const rules = `
:host { position: fixed; z-index: 2147483000; inset-block-end: 0; inset-inline-end: 0 }
:host([position=start]) { inset-inline: 0 auto }
:host([hidden]) { display: none }
button {
  position: absolute; inset-block-end: 20px; inset-inline-end: 20px; box-sizing: border-box;
  width: 56px; height: 56px; padding: 14px; border: 0; border-radius: 50%; cursor: pointer;
  background: #0b5c8a; color: #fff; box-shadow: 0 2px 6px #0003, 0 8px 24px #0003;
  transition: transform .15s
}
button:hover { transform: scale(1.05) }
button:focus-visible { outline: 3px solid #0b5c8a; outline-offset: 3px; box-shadow: 0 0 0 3px #fff }
:host([position=start]) button, :host([position=start]) iframe { inset-inline: 20px auto }
svg { display: block; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round }
:host([open]) .bubble, :host(:not([open])) .cross { display: none }
span {
  position: absolute; inset-block-start: -4px; inset-inline-end: -4px; min-width: 22px; box-sizing: border-box;
  padding: 0 6px; border-radius: 11px; background: #b3261e; color: #fff; font: 700 13px/22px system-ui, sans-serif
}
[hidden] { display: none }
iframe {
  display: none; position: absolute; inset-block-end: 92px; inset-inline-end: 20px; box-sizing: border-box;
  width: min(400px, calc(100vw - 40px)); height: min(704px, calc(100vh - 112px)); border: 0;
  border-radius: 16px; box-shadow: 0 0 0 1px #0001, 0 12px 48px #0004; background: Canvas
}
:host([open]) iframe { display: block }
@media (max-width: 520px), (max-height: 480px) {
  :host([open]) iframe { position: fixed; inset: 0; width: 100%; height: 100%; border-radius: 0; box-shadow: none }
  :host([open]) button { display: none }
}
@media (prefers-reduced-motion: reduce) { button { transition: none } }
@media print { :host { display: none } }`;

const svg = 'http://www.w3.org/2000/svg';

/** A bubble while the chat is closed, a cross while it is open. */
export function launcherIcon(): SVGElement {
  const icon = document.createElementNS(svg, 'svg');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  const shapes = {
    bubble: 'M20 11.5a7.5 7.5 0 0 1-7.5 7.5H5l1.2-3.1A7.5 7.5 0 1 1 20 11.5Z',
    cross: 'M6 6l12 12M18 6 6 18',
  };
  for (const [name, shape] of Object.entries(shapes)) {
    const path = document.createElementNS(svg, 'path');
    path.setAttribute('class', name);
    path.setAttribute('d', shape);
    icon.append(path);
  }
  return icon;
}
