import { css } from 'lit';

export const composerStyles = css`
  :host {
    padding: 0.5rem 1.25rem 1.25rem;
  }

  .box,
  .coach,
  .notice {
    position: relative;
    max-width: 46rem;
    margin: 0 auto;
  }

  .box {
    display: flex;
    align-items: end;
    gap: 0.5rem;
    padding: 0.375rem;
    border: 1px solid var(--edge);
    border-radius: var(--round);
    background: var(--paper);
  }

  .box:focus-within {
    border-color: var(--accent);
    box-shadow: 0 0 0 1px var(--accent);
  }

  .notice {
    margin-bottom: 0.5rem;
  }

  textarea {
    min-height: 2.5rem;
    max-height: 12rem;
    padding: 0.5rem 0.625rem;
    border: 0;
    background: transparent;
    resize: none;
  }

  textarea:focus-visible {
    outline: none;
  }

  .coach {
    margin-bottom: 0.75rem;
    padding: 1rem;
    border: 1px solid var(--line);
    border-inline-start: 4px solid var(--accent);
    border-radius: var(--round-small);
    background: var(--accent-soft);
  }

  .coach strong {
    display: block;
  }

  .coach .row {
    margin-top: 0.75rem;
  }

  [role='listbox'] {
    position: absolute;
    inset: auto 0 calc(100% + 0.5rem);
    max-height: min(18rem, 40vh);
    padding: 0.375rem;
    border: 1px solid var(--line);
    border-radius: var(--round);
    background: var(--raised);
    box-shadow: var(--shadow);
    overflow-y: auto;
  }

  [role='option'] {
    padding: 0.5rem 0.75rem;
    border-radius: var(--round-small);
    cursor: pointer;
  }

  [role='option'][aria-selected='true'] {
    background: var(--accent-soft);
  }

  @media (max-width: 60rem) {
    :host {
      padding: 0.5rem 0.75rem 0.75rem;
    }
  }
`;
