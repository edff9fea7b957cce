import { nothing, type TemplateResult } from 'lit/html.js';
import { html } from '../../../shared/text/html.ts';
import type { CardBrand } from '../../../../core/fields/card/brands.ts';
import { kindOf, presentationOf } from '../../../../core/fields/field.ts';
import type { Parsed, Reason } from '../../../../core/fields/kind.ts';
import type { Presentation } from '../../../../core/fields/presentation.ts';
import { adoptStyle } from '../../../shared/look/adopt-style.ts';
import { isInputMethodKey } from '../../../shared/input-method.ts';
import { PlainElement } from '../../view/plain-element.ts';
import sheet from './question.css?inline';
import type { AnswerFieldOptions } from '../shared/answer-options.ts';
import { capitalised } from '../shared/brand-name.ts';
import type { FormContext } from '../shared/form-context.ts';
import { sentenceFor } from './sentence-for.ts';

/** A place for an answer, or for a part of it. */
export type Input = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * One question and the place for its answer, which is in the inputs and nowhere else.
 *
 * The inputs stand in a shadow tree of their own and have neither `id` nor `name`: so Chromium can fill them in, and does not
 * write what is typed into the files of its profile, neither for the restoring of sessions nor as a suggestion for later
 * (P1). Their labels are around them, since nothing outside can name them.
 */
export abstract class Question extends PlainElement {
  readonly options: AnswerFieldOptions;
  protected override readonly root = this.attachShadow({ mode: 'open' });
  protected readonly context: FormContext;
  protected readonly presentation: Presentation;
  /** The length that the card in the form gives the answer, where it does. */
  protected length: number | undefined;
  /** What was made of a text that was pasted. */
  protected told: string | undefined;
  #problem: string | undefined;

  constructor(context: FormContext, options: AnswerFieldOptions) {
    super();
    this.context = context;
    this.options = options;
    this.presentation = presentationOf(options.field);
    adoptStyle(sheet, this.root);
    this.root.addEventListener('input', (event) => this.typed(event as InputEvent));
    this.root.addEventListener('compositionend', (event) => this.typed(event as InputEvent));
    this.root.addEventListener('focusout', (event) => this.#left(event as FocusEvent));
    this.root.addEventListener('keydown', (event) => this.#pressed(event as KeyboardEvent));
  }

  /** What stands in the inputs; empty if nothing does. */
  abstract get value(): string;

  /** The brand that the card's number begins with, where this is one. */
  get brand(): CardBrand | undefined {
    return undefined;
  }

  /** Something was typed or put into an input. */
  protected abstract typed(event: InputEvent): void;

  /** The inputs with their labels. */
  protected abstract entries(): TemplateResult;

  protected get inputs(): Input[] {
    return [...this.root.querySelectorAll<Input>('input, textarea, select')];
  }

  clear(): void {
    for (const input of this.inputs) input.value = '';
  }

  override focus(): void {
    this.inputs[0]?.focus();
  }

  /** Takes the brand of the card in the same form, which may decide the length of the answer. */
  standBeside(card: CardBrand | undefined): void {
    if (!this.presentation.lengthOn) return;
    this.length = card && this.presentation.lengthOn(card);
    if (this.problem && this.value) this.problem = this.check();
  }

  /** The one way to write the answer that a text is, or undefined when it is none. */
  readonly parse = (text: string): string | undefined => {
    const parsed = this.read(text);
    return typeof parsed === 'string' ? parsed : undefined;
  };

  protected read(text: string): Parsed {
    const { field } = this.options;
    const context = { length: this.length, ...field, now: this.context.session.clock.now() };
    return kindOf(field).parse(text, context);
  }

  /** Shows what is wrong with the answer, or that nothing is. */
  set problem(problem: string | undefined) {
    if (problem === this.#problem) return;
    this.#problem = problem;
    this.requestUpdate();
    this.dispatchEvent(new Event('problem'));
  }

  get problem(): string | undefined {
    return this.#problem;
  }

  /** What is wrong with the answer as it stands, in words that say what to do; undefined if nothing is. */
  check(): string | undefined {
    const parsed = this.read(this.value);
    if (typeof parsed === 'string' || (parsed.reason === 'missing' && this.options.field.optional))
      return undefined;
    return this.problemOf(parsed.reason);
  }

  /** The words for a reason. */
  protected problemOf(reason: Reason): string {
    return sentenceFor(reason, this.options, this.context.formTexts, this.length);
  }

  /** What is said of an answer that the server refused. */
  refuse(): void {
    this.problem = this.context.formTexts.problems.wrong(this.hint);
  }

  /** How the answer is to be written. */
  protected get hint(): string {
    const { field } = this.options;
    const words = this.context.formTexts.hints[field.kind];
    if (words === undefined) return capitalised(kindOf(field).expected(field));
    const limits = this.presentation.limits?.(field);
    return limits === undefined ? words : `${words}: \u2066${limits}\u2069`;
  }

  /** Whether the hint is shown all the time. */
  protected get isHinted(): boolean {
    return true;
  }

  /** A problem that is shown follows what is typed, and goes as soon as it is mended. */
  protected follow(): void {
    if (this.problem !== undefined) this.problem = this.check();
  }

  protected override template(): TemplateResult {
    const { field, fate, icon } = this.options;
    return html`${this.entries()}
      <p class=${this.problem ? 'wrong' : ''} id="wrong" aria-live="polite">${this.problem ?? this.told}</p>
      ${this.isHinted ? html`<p id="hint">${this.hint}</p>` : nothing}
      <p class="fate ${field.offTheRecord ? 'never' : ''}" id="fate">${icon} ${fate}</p>`;
  }

  /** What is asked for. */
  protected name(): TemplateResult {
    const { field, label } = this.options;
    return html`${label} ${field.optional ? `(${this.context.formTexts.optional})` : nothing}`;
  }

  /** The answer is complete as far as the visitor sees it: if it is wrong, this is when to say so. */
  #left({ relatedTarget }: FocusEvent): void {
    const isStillHere = this.inputs.some((input) => input === relatedTarget);
    if (!isStillHere && this.value.trim() !== '') this.problem = this.check();
  }

  /** Enter goes on to the next input; at the last one it sends, as it does where a form can see its inputs. */
  #pressed(event: KeyboardEvent): void {
    const { target } = event;
    if (!(target instanceof HTMLInputElement) || event.key !== 'Enter' || isInputMethodKey(event)) return;
    event.preventDefault();
    const form = this.closest('form');
    const questions = [...(form?.querySelectorAll('*') ?? [])].filter((each) => each instanceof Question);
    const next = this.behind(target) ?? questions[questions.indexOf(this) + 1]?.inputs[0];
    if (next) next.focus();
    else form?.requestSubmit();
  }

  /** The next input of this question. */
  protected behind(input: HTMLInputElement): HTMLElement | undefined {
    return this.inputs[this.inputs.indexOf(input) + 1];
  }
}
