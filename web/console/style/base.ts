import { css, unsafeCSS } from 'lit';
import controls from '../../shared/look/controls.css?inline';

/** What every part of the console looks like: text, buttons, fields, focus. */
export const base = css`
  ${unsafeCSS(controls)}

  /* Holds what is placed in it, also what is only heard: in the page, that would make it higher than its window. */
  :host {
    display: block;
    position: relative;
    box-sizing: border-box;
  }

  :host([hidden]) {
    display: none !important;
  }

  h1,
  h2,
  h3 {
    font-size: 1rem;
    font-weight: 600;
    line-height: 1.35;
    overflow-wrap: anywhere;
  }

  svg {
    display: block;
    flex: none;
  }

  button {
    min-height: 2.5rem;
    transition: background-color 120ms;
  }

  /* Not "disabled", which would take the focus from it. */
  button[aria-disabled='true'] {
    opacity: 0.5;
    cursor: default;
  }

  [tabindex='-1']:focus-visible {
    outline-offset: -2px;
  }

  button.quiet {
    border-color: transparent;
    background: transparent;
  }

  button.quiet:hover {
    background: var(--sunken);
  }

  button.icon {
    width: 2.5rem;
    padding: 0;
  }

  input,
  textarea {
    width: 100%;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--edge);
    border-radius: var(--round-small);
    background: var(--paper);
  }

  .muted {
    color: var(--muted);
  }

  .small {
    font-size: 0.8125rem;
  }

  .notice {
    padding: 0.75rem 1rem;
    border-radius: var(--round-small);
    background: var(--warn-soft);
    color: var(--warn);
  }

  .notice.bad {
    background: var(--bad-soft);
    color: var(--bad);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
  }
`;
