import { css } from 'lit';

export const answersStyles = css`
  section {
    display: grid;
    gap: 0.75rem;
    padding: 1rem;
    border-radius: var(--round-small);
    background: var(--accent-soft);
    user-select: none;
    -webkit-user-select: none;
    -webkit-touch-callout: none;
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem;
  }

  h4 {
    display: flex;
    gap: 0.375rem;
    align-items: center;
    font-size: 0.875rem;
  }

  .left {
    font-weight: 600;
    color: var(--accent);
  }

  dl {
    display: grid;
    gap: 0.75rem;
  }

  dl > div {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 0.75rem;
    align-items: center;
  }

  dt {
    grid-column: 1 / 3;
    color: var(--muted);
  }

  dd {
    font-family: var(--mono);
    font-size: 1.1875rem;
    line-height: 1.4;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
  }

  dd.copy {
    font: inherit;
    white-space: normal;
  }

  @media print {
    section {
      display: none;
    }
  }
`;
