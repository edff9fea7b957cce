import * as dateFormat from '../../shared/text/date-format.ts';
import { chooseLanguage } from '../../shared/text/languages.ts';
import { en, type Messages } from './en/index.ts';

/** The other languages, each loaded when it is chosen. */
const others = {} as const satisfies Record<string, () => Promise<Messages>>;

const loaders = new Map<string, () => Promise<Messages>>(Object.entries(others));

let current: Messages = en;

/** The texts in the chosen language. */
export function text(): Messages {
  return current;
}

/** Chooses the first of these languages (BCP 47 tags) that there is, else English; resolves with its tag. */
export async function speak(wanted: readonly string[]): Promise<string> {
  const chosen = chooseLanguage(wanted, ['en', ...Object.keys(others)]);
  current = (await loaders.get(chosen ?? '')?.()) ?? en;
  return current.language;
}

/** A point in time as a clock on the wall shows it, with the date when that is not today. */
export function clockTime(at: number): string {
  return dateFormat.clockTime(at, dateFormat.dateLocale(current.language));
}

/** A point in time to the second, with its date and its distance from UTC. */
export function exactTime(at: number): string {
  return dateFormat.exactTime(at, dateFormat.dateLocale(current.language));
}

/** How long ago, in whole minutes or hours; undefined for less than a minute. */
export function ago(ms: number): string | undefined {
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  const format = new Intl.NumberFormat(current.language, {
    style: 'unit',
    unit: minutes < 60 ? 'minute' : 'hour',
    unitDisplay: 'short',
  });
  return minutes < 1 ? undefined : format.format(minutes < 60 ? minutes : Math.floor(minutes / 60));
}
