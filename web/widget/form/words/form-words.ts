/**
 * What a visitor reads of a form, in another language than the form's own. The privacy text is not among it: the form
 * itself has that in every language, as consent is to a published wording.
 */
export interface FormWords {
  readonly title: string;
  readonly purpose: string;
  /** Why the brand’s servers have to read the answers, where they do. */
  readonly whyNotSealed?: string;
  readonly fields: Readonly<Record<string, { readonly label: string; readonly why: string }>>;
}

/** By the form's name and version, `payment-card@2`: a new version has no words until it is translated anew. */
export type TranslatedForms = Readonly<Record<string, FormWords>>;
