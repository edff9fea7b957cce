/** The button and the panel above it; on a phone the panel is the whole screen. */
export const rules = `
:host { position: fixed; z-index: 2147483000; inset-block-end: 0; inset-inline-end: 0; font: 16px/1.5 system-ui, sans-serif }
:host([position=start]) { inset-inline: 0 auto }
:host([hidden]) { display: none }
button { box-sizing: border-box; border: 0; cursor: pointer; font: inherit }
button:focus-visible { outline: 3px solid #0b5c8a; outline-offset: 3px; box-shadow: 0 0 0 3px #fff }
.launcher {
  position: absolute; inset-block-end: 20px; inset-inline-end: 20px;
  width: 56px; height: 56px; padding: 14px; border-radius: 50%;
  background: #0b5c8a; color: #fff; box-shadow: 0 2px 6px #0003, 0 8px 24px #0003;
  transition: transform .15s
}
.launcher:hover { transform: scale(1.05) }
:host([position=start]) :is(.launcher, iframe, .cover) { inset-inline: 20px auto }
svg { display: block; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round }
:host([open]) .bubble, :host(:not([open])) .cross { display: none }
span { position: absolute; box-sizing: border-box; border-radius: 11px; color: #fff; font-weight: 700; font-size: 13px; line-height: 22px }
.badge { inset-block-start: -4px; inset-inline-end: -4px; min-width: 22px; padding: 0 6px; background: #b3261e }
.badge:empty { inset-block-start: 0; inset-inline-end: 0; min-width: 14px; height: 14px; padding: 0; box-shadow: 0 0 0 2px #fff }
.time {
  inset-block-end: -14px; left: 50%; padding: 0 8px; background: #17212b; box-shadow: 0 0 0 2px #fff;
  font-variant-numeric: tabular-nums; transform: translateX(-50%)
}
iframe, .cover {
  display: none; position: absolute; inset-block-end: 92px; inset-inline-end: 20px; box-sizing: border-box;
  width: min(400px, calc(100vw - 40px)); height: min(704px, calc(100vh - 112px)); border: 0;
  border-radius: 16px; box-shadow: 0 0 0 1px #0001, 0 12px 48px #0004; background: Canvas
}
.cover {
  color-scheme: light dark; color: CanvasText; /* where light-dark() is unknown */
  background: light-dark(#fff, #131a21); color: light-dark(#17212b, #e8edf1);
  flex-direction: column; gap: 16px; align-items: center; justify-content: center; padding: 24px; text-align: center
}
:host([theme=light]) .cover { color-scheme: light }
:host([theme=dark]) .cover { color-scheme: dark }
:host([open]) iframe { display: block }
:host([open]) .cover { display: flex }
.cover p { margin: 0 }
.cover p:empty { display: none }
.close {
  position: absolute; inset-block-start: 10px; inset-inline-end: 10px; width: 44px; height: 44px; padding: 0;
  border-radius: 50%; background: none; color: inherit
}
.retry { padding: 10px 20px; border-radius: 10px; background: #0b5c8a; color: #fff; font-weight: 600 }
.waiting::before {
  content: ""; width: 28px; height: 28px; border: 3px solid; border-color: currentColor #0000 #0000; border-radius: 50%;
  opacity: 0; animation: turn 1s linear .6s infinite
}
@keyframes turn { from { opacity: .4 } to { opacity: .4; transform: rotate(1turn) } }
@media (max-width: 520px), (max-height: 480px) {
  :host([open]) :is(iframe, .cover) { position: fixed; inset: 0; width: 100%; height: 100%; border-radius: 0; box-shadow: none }
  :host([open]) .launcher { display: none }
}
[hidden] { display: none !important }
@media (prefers-reduced-motion: reduce) { .launcher { transition: none } .waiting::before { animation-duration: 4s } }
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
