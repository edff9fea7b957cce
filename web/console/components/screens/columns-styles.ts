import { css } from 'lit';

export const columnsStyles = css`
  :host {
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    min-height: 0;
  }

  .columns {
    display: grid;
    grid-template-columns: 18rem minmax(0, 1fr) 25rem;
    min-height: 0;
  }

  .list,
  .chat,
  .forms {
    min-height: 0;
    min-width: 0;
  }

  .list {
    border-inline-end: 1px solid var(--line);
  }

  .forms {
    border-inline-start: 1px solid var(--line);
  }

  .chat {
    background: var(--paper);
  }

  .nothing {
    display: grid;
    grid-column: 2 / -1;
    place-items: center;
    padding: 2rem;
    background: var(--paper);
    text-align: center;
  }

  @media (max-width: 75rem) {
    .columns {
      grid-template-columns: 15rem minmax(0, 1fr) 21rem;
    }
  }

  @media (max-width: 60rem) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }

    .columns[data-column='list'] :is(.chat, .forms, .nothing),
    .columns[data-column='chat'] :is(.list, .forms),
    .columns[data-column='forms'] :is(.list, .chat) {
      display: none;
    }

    .list,
    .forms {
      border: 0;
    }
  }
`;
