import type { TemplateResult } from 'lit';
import type { Desk } from '../../work/desk.ts';
import type { Workspace } from '../../work/workspace.ts';

/** A screen of the console: one of its tabs, for who has more than one. */
export interface Screen {
  /** What its tab says. */
  tab(): string;
  /** Whether whoever has signed in has it. */
  isFor(desk: Desk): boolean;
  /** One element, which takes the focus. */
  draw(workspace: Workspace): TemplateResult;
}
