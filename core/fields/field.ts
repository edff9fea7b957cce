import type { Kind, Reason, Storage } from './kind.ts';
import { type KindName, kinds, type OptionsOf, presentations } from './kinds.ts';
import type { Presentation } from './presentation.ts';

/** An off-the-record answer cannot be optional: a form is done when every one of them has been delivered. */
interface Placements {
  readonly stored: { readonly offTheRecord?: never };
  readonly offTheRecord: { readonly offTheRecord: true; readonly optional?: never };
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
