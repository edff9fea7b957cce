import { css } from 'lit';

export const previewStyles = css`
  article {
    margin-top: 1rem;
    padding: 1.25rem;
    border: 1px solid var(--line);
    border-radius: var(--round);
    background: var(--ground);
  }

  h3 {
    font-size: 1.125rem;
  }

  ol {
    margin: 1.25rem 0;
  }

  li + li {
    margin-top: 1.25rem;
  }

  .label {
    font-weight: 500;
  }

  .blank {
    height: 2.5rem;
    margin: 0.25rem 0 0.375rem;
    border: 1px solid var(--edge);
    border-radius: var(--round-small);
    background: var(--paper);
  }

  .fate {
    display: flex;
    gap: 0.375rem;
    align-items: center;
    margin-top: 0.125rem;
    color: var(--muted);
  }

  .fate[data-never='true'] {
    color: var(--good);
  }

  .privacy {
    padding-block-start: 1rem;
    border-block-start: 1px solid var(--line);
  }

  .consent {
    margin-top: 0.75rem;
  }
`;
