import { type CSSResult, unsafeCSS } from 'lit';
import controls from '../../shared/look/controls.css?inline';
import sheet from './base.css?inline';

/** The texts of style sheets, as an element of lit takes them. */
export function stylesOf(...sheets: readonly string[]): CSSResult[] {
  return sheets.map((text) => unsafeCSS(text));
}

/** What every part of the console starts from. Parsed once, for all of them. */
export const base = stylesOf(controls, sheet);
