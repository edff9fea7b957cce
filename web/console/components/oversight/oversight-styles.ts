import { css } from 'lit';

export const oversightStyles = css`
  :host {
    display: grid;
    grid-template-columns: 20rem minmax(0, 1fr);
    min-height: 0;
  }

  aside,
  main {
    position: relative;
  }

  aside {
    display: grid;
    gap: 1rem;
    align-content: start;
    padding: 1rem;
    border-inline-end: 1px solid var(--line);
    overflow-y: auto;
  }

  label {
    display: block;
    margin-bottom: 0.375rem;
    font-weight: 500;
  }

  .wrong {
    min-height: 1.25rem;
    margin-bottom: 0.25rem;
    color: var(--bad);
  }

  aside li button {
    width: 100%;
    justify-content: space-between;
  }

  aside li button[aria-current='true'] {
    background: var(--accent-soft);
  }

  main {
    padding: 1.25rem;
    background: var(--paper);
    overflow-y: auto;
  }

  .nothing {
    display: grid;
    place-items: center;
    height: 100%;
    text-align: center;
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 1rem;
    margin-bottom: 1rem;
  }

  header p {
    margin-inline-end: auto;
    overflow-wrap: anywhere;
  }

  code {
    font-family: var(--mono);
    -webkit-user-select: all;
    user-select: all;
  }

  .halves {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(18rem, 24rem);
    gap: 1rem;
    align-items: start;
  }

  console-messages {
    max-height: 60vh;
    border: 1px solid var(--line);
    border-radius: var(--round);
  }

  .forms li + li {
    margin-top: 0.75rem;
  }

  .trail {
    margin-top: 2rem;
  }

  .trail h2 {
    margin-bottom: 0.75rem;
  }

  @media (max-width: 60rem) {
    :host {
      grid-template-columns: minmax(0, 1fr);
      align-content: start;
      overflow-y: auto;
    }

    aside,
    main {
      overflow: visible;
    }

    aside {
      border: 0;
      border-block-end: 1px solid var(--line);
    }

    .halves {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
