import { css } from 'lit';

export const formCardStyles = css`
  article {
    display: grid;
    gap: 0.75rem;
    padding: 1rem;
    border: 1px solid var(--line);
    border-radius: var(--round);
    background: var(--paper);
  }

  article[data-stage='held'] {
    border-color: var(--accent);
  }

  .seal {
    display: inline-flex;
    gap: 0.25rem;
    align-items: center;
    margin-inline-start: 0.5rem;
    font-weight: 400;
  }

  .steps {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
  }

  .steps li {
    position: relative;
    display: grid;
    align-content: start;
    justify-items: center;
    gap: 0.25rem;
    color: var(--muted);
    text-align: center;
    overflow-wrap: anywhere;
  }

  .steps li + li::before {
    content: '';
    position: absolute;
    inset: 0.5625rem calc(50% + 0.75rem) auto calc(-50% + 0.75rem);
    height: 2px;
    background: var(--line);
  }

  .dot {
    display: grid;
    place-items: center;
    width: 1.25rem;
    height: 1.25rem;
    border: 2px solid var(--edge);
    border-radius: 50%;
  }

  [data-state='done'] .dot {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
  }

  [data-state='now'] .dot {
    border-color: var(--accent);
  }

  [data-state='failed'] .dot {
    border-color: var(--bad);
    color: var(--bad);
  }

  [data-state='missed'] .dot {
    border-style: dotted;
  }

  .steps li[data-state='now'],
  .steps li[data-state='done'],
  .steps li[data-state='failed'] {
    color: var(--ink);
  }

  .kept {
    display: grid;
    gap: 0.25rem;
    padding-block-start: 0.75rem;
    border-block-start: 1px solid var(--line);
  }

  .kept div {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 1rem;
  }

  .kept dt {
    color: var(--muted);
  }

  .kept dd {
    font-variant-numeric: tabular-nums;
  }

  .show {
    width: 100%;
  }

  .show + p {
    margin-top: -0.375rem;
  }
`;
