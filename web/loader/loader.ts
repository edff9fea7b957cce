customElements.define('sealform-chat', class extends HTMLElement {});
