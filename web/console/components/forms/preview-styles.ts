import { css } from 'lit';

export const previewStyles = css`
  .language {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
    margin-top: 1rem;
  }

  select {
    min-height: 2.25rem;
    padding: 0 0.5rem;
    border: 1px solid var(--edge);
    border-radius: var(--round-small);
    background: var(--paper);
    color: inherit;
    font: inherit;
  }

  .sheet {
    margin-top: 0.75rem;
    border: 1px solid var(--line);
    border-radius: var(--round);
    overflow: hidden;
  }
`;
