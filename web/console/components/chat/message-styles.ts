import { css } from 'lit';

export const messageStyles = css`
  :host {
    display: flex;
    flex-direction: column;
  }

  .scroller {
    position: relative;
    flex: 1 1 auto;
    min-height: 0;
    padding: 1.5rem max(1.25rem, calc(50% - 22.75rem)) 0.5rem;
    overflow-y: auto;
    overscroll-behavior: contain;
  }

  .scroller:focus-visible {
    outline-offset: -2px;
  }

  li {
    margin-bottom: 0.75rem;
  }

  .event {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 0.375rem;
    text-align: center;
  }

  .message {
    display: grid;
    justify-items: start;
    position: relative;
  }

  .message[data-from='agent'] {
    justify-items: end;
  }

  .said {
    max-width: min(36rem, 85%);
    padding: 0.5rem 0.875rem;
    border-radius: 1rem;
    border-end-start-radius: 0.25rem;
    background: var(--bubble);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
  }

  [data-from='agent'] .said {
    border-radius: 1rem;
    border-end-end-radius: 0.25rem;
    background: var(--accent-soft);
  }

  [data-state='sending'] .said {
    opacity: 0.7;
  }

  [data-state='failed'] .said {
    outline: 1px solid var(--bad);
  }

  [data-state='failed'] .below {
    max-width: 24rem;
    color: var(--bad);
  }

  .below {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
    margin: 0.125rem 0.375rem 0;
  }

  .masked {
    color: var(--warn);
  }

  .sent {
    display: inline-flex;
    align-items: center;
    position: relative;
  }

  .typing {
    min-height: 1.5rem;
  }
`;
