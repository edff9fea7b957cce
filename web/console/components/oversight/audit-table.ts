import { LitElement } from 'lit';
import { html } from '../../../shared/text/html.ts';
import type { AuditRecord, RedactedKind } from '../../../../core/protocol/index.ts';
import { exactTime, text } from '../../messages/current.ts';
import { base, stylesOf } from '../../style/styles.ts';
import sheet from './audit-table.css?inline';

/** Who did what in a conversation, and what came of it, as the trail has it. */
export class AuditTable extends LitElement {
  static override properties = { records: { attribute: false } };
  static override styles = [base, stylesOf(sheet)];

  declare records: readonly AuditRecord[];

  override render() {
    const { audit, oversight } = text();
    const { at, actor, action, outcome, form } = audit.columns;
    return html`<div role="region" aria-label=${oversight.trail} tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">${at}</th>
            <th scope="col">${actor}</th>
            <th scope="col">${action}</th>
            <th scope="col">${outcome}</th>
            <th scope="col">${form}</th>
          </tr>
        </thead>
        <tbody>
          ${this.records.map((record) => this.#row(record))}
        </tbody>
      </table>
    </div>`;
  }

  #row({ at, actor, actorId, action, outcome, code, requestId, isNot = [] }: AuditRecord) {
    const { audit, guard } = text();
    // A kind of another release has no words here.
    const said = isNot.map((kind) => guard.isNot[kind as RedactedKind] ?? kind);
    return html`<tr>
      <td><time datetime=${new Date(at).toISOString()}>${exactTime(at)}</time></td>
      <td>${audit.actors[actor]} ${actorId ? html`<code>${actorId}</code>` : ''}</td>
      <td><code>${action}</code> ${said.map((each) => html`“${each}” `)}</td>
      <td data-outcome=${outcome}>${audit.outcomes[outcome]} ${code ? html`<code>${code}</code>` : ''}</td>
      <td>${requestId ? html`<code>${requestId}</code>` : ''}</td>
    </tr>`;
  }
}

customElements.define('console-audit', AuditTable);
