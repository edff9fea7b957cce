import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Keeps the focus on the page. When what has it goes, by what the agent did or by what others do, the focus moves to the
 * nearest part around it that is still there and has a `tabindex`, else to where the host's own `focus()` leads.
 */
export class FocusKeeper implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #before: readonly HTMLElement[] = [];

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Before the host, and all in it that follows the same change, is drawn anew. */
  hostUpdate(): void {
    const now = focused();
    if (now.length > 0) this.#before = now;
  }

  hostUpdated(): void {
    // By then all in it is drawn too.
    requestAnimationFrame(() => this.#keep());
  }

  #keep(): void {
    const [had, ...around] = this.#before;
    this.#before = [];
    if (!had || isThere(had) || focused().length > 0 || !document.hasFocus()) return;
    const nearest = around.find((element) => element.hasAttribute('tabindex') && isThere(element));
    (nearest ?? this.#host).focus();
  }
}

/** What has the focus, through all shadow trees, and what is around it, innermost first. */
function focused(): HTMLElement[] {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (element === document.body) return [];
  const path: HTMLElement[] = [];
  for (
    let node: Node | null = element;
    node;
    node = node instanceof ShadowRoot ? node.host : node.parentNode
  ) {
    if (node instanceof HTMLElement) path.push(node);
  }
  return path;
}

function isThere(element: HTMLElement): boolean {
  return element.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled');
}
