import type { Kind, Reason, Storage } from './kind.ts';
import { type KindName, kinds, type OptionsOf, presentations } from './kinds.ts';
import type { Presentation } from './presentation.ts';

/** The answer to another field that a field depends on. */
export interface When {
  /** Name of a field before this one, of a kind that knows all its answers: `choice`, `yesNo`. */
  readonly field: string;
  /** One of that field's answers, in canonical form. Of several choices it is one. */
  readonly is: string;
}

/** A form is done when every off-the-record answer has been delivered, so that none of them can be missing. */
interface Placements {
  readonly stored: { readonly offTheRecord?: never };
  readonly offTheRecord: { readonly offTheRecord: true; readonly optional?: never; readonly when?: never };
}

/** Storage decided by the kind: what can only be off-the-record must say so, what can only be stored cannot say so. */
type Placement<Where extends Storage> = Placements[Where];

interface AnyField<Name extends KindName> {
  readonly kind: Name;
  /** What the visitor reads beside the field, 1 to 100 characters. */
  readonly label: string;
  /** Why the brand needs this, for the visitor, 1 to 300 characters. */
  readonly why: string;
  /** The visitor may leave it out: it has no mask then. @default false */
  readonly optional?: true;
  /**
   * The visitor is asked only if another field has this answer. If not, an answer is refused. The mask is the same whether
   * the visitor was asked or not, since it would tell the other answer. @default always asked
   */
  readonly when?: When;
}

/** A field of a form. A stored `cvv`, `pin`, `oneTimeCode`, `challengeAnswer` or `secretCharacters` has no type. */
export type Field = {
  [Name in KindName]: AnyField<Name> & Placement<(typeof kinds)[Name]['storage'][number]> & OptionsOf<Name>;
}[KindName];

/** What a field's answers must look like. The field itself serves as the kind's options. */
export function kindOf(field: Field): Kind<Storage, object, Reason> {
  return kinds[field.kind];
}

/** How a field is asked for and shown. */
export function presentationOf(field: Field): Presentation {
  return presentations[field.kind];
}
