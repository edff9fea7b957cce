import { css } from 'lit';

/** A dialog in the middle of the page. */
export const dialogStyles = css`
  dialog {
    width: min(30rem, calc(100vw - 2rem));
    max-height: calc(100vh - 2rem);
    padding: 1.5rem;
    border: 1px solid var(--line);
    border-radius: 1rem;
    background: var(--paper);
    color: var(--ink);
    box-shadow: var(--shadow);
    overflow-y: auto;
    overscroll-behavior: contain;
  }

  dialog::backdrop {
    background: rgb(10 16 22 / 45%);
  }

  dialog .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 1rem;
    margin-bottom: 1rem;
  }

  dialog .head h2 {
    font-size: 1.125rem;
  }

  dialog .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 0.5rem;
    position: sticky;
    inset-block-end: -1.5rem;
    margin: 1.5rem -1.5rem -1.5rem;
    padding: 1rem 1.5rem 1.5rem;
    background: var(--paper);
  }
`;
