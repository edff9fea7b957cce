import type { Desk } from '../../work/desk.ts';
import { oversee } from '../oversight/oversight-view.ts';
import { work } from './columns-view.ts';
import type { Screen } from '../shared/screen.ts';

/** The console's screens, in the order of their tabs. */
export const screens = { work, oversee } as const satisfies Readonly<Record<string, Screen>>;

export type ScreenName = keyof typeof screens;

/** Those that whoever has signed in has: one at least. */
export function screensFor(desk: Desk): ScreenName[] {
  return (Object.keys(screens) as ScreenName[]).filter((name) => screens[name].isFor(desk));
}
