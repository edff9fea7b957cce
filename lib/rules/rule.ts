import type { Declared, Templates } from './templates.ts';

/** What is wrong with one resource, as the rest of a sentence that begins with its path. */
export interface Finding {
  readonly resource: Declared;
  readonly fault: string;
}

/** A rule of ours for the templates, where the rule packs are blind. */
export interface Rule {
  /** PascalCase, as the packs have it. */
  readonly name: string;
  /** Every resource that breaks the rule. */
  readonly check: (templates: Templates) => Finding[];
}
