import { css } from 'lit';

/** The console's colours, distances and letters, for its outermost element: all within inherit them. */
export const tokens = css`
  :host {
    --paper: #f4f6f8;
    --surface: #ffffff;
    --raised: #ffffff;
    --sunken: #eef1f4;
    --bubble: #eef1f4;
    --ink: #17212b;
    --muted: #51606e;
    --line: #d8dee5;
    --edge: #76848f;
    --accent: #0b5c8a;
    --accent-strong: #084a70;
    --accent-soft: #e3f0f8;
    --on-accent: #ffffff;
    --good: #17653a;
    --good-soft: #e2f3e9;
    --warn: #7a4b00;
    --warn-soft: #fdf1dc;
    --bad: #a5211b;
    --bad-soft: #fbe7e6;
    --shadow: 0 1px 2px rgb(16 24 32 / 6%), 0 8px 24px rgb(16 24 32 / 8%);
    --round: 0.75rem;
    --round-small: 0.5rem;
    --mono: ui-monospace, 'SF Mono', 'Cascadia Mono', 'Roboto Mono', Menlo, Consolas, monospace;
    color-scheme: light dark;
    color: var(--ink);
    background: var(--paper);
    font:
      0.9375rem/1.5 system-ui,
      sans-serif;
    -webkit-text-size-adjust: 100%;
  }

  @media (prefers-color-scheme: dark) {
    :host {
      --paper: #0f151b;
      --surface: #161e26;
      --raised: #1d2731;
      --sunken: #111920;
      --bubble: #24303b;
      --ink: #e8edf1;
      --muted: #a4b1bd;
      --line: #2a3641;
      --edge: #7b8a97;
      --accent: #78c2ec;
      --accent-strong: #a2d6f3;
      --accent-soft: #173246;
      --on-accent: #06202f;
      --good: #7fd6a2;
      --good-soft: #14301f;
      --warn: #f0c274;
      --warn-soft: #35270d;
      --bad: #ff9d96;
      --bad-soft: #3d1a18;
      --shadow: 0 1px 2px rgb(0 0 0 / 40%), 0 8px 24px rgb(0 0 0 / 40%);
    }
  }
`;
