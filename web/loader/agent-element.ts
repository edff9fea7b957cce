import { FramingElement } from './framing-element.ts';

const rules = `
:host { display: block; min-height: 20rem }
:host([hidden]) { display: none }
iframe { display: block; border: 0; width: 100%; height: 100%; min-height: inherit }`;

/**
 * `<sealform-agent conversation="…">`: forms, their status and their answers for one conversation, in an agent's desktop.
 *
 * Attributes: `conversation` (its id; another one shows that, with the same sign-in), `lang`, `theme` (`light` or `dark`;
 * as the system by default). It fills its own box, which the page makes as high as it likes.
 */
export class SealformAgent extends FramingElement {
  static readonly observedAttributes = ['conversation'];

  override connectedCallback(): void {
    super.connectedCallback();
    this.dress(rules);
    this.root.append(this.frame);
    this.#show();
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#show();
  }

  #show(): void {
    const conversation = this.getAttribute('conversation');
    this.frame.allow = 'clipboard-write';
    if (conversation) this.load('/agent/index.html', 'Secure forms', { conversation });
    else {
      this.address = undefined;
      this.frame.removeAttribute('src');
    }
  }
}
