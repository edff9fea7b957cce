import { en, type Messages } from './en/index.ts';

const others: Readonly<Record<string, () => Promise<Messages>>> = {};

let current: Messages = en;

/** The texts in the chosen language. */
export function text(): Messages {
  return current;
}

/** Chooses the first of these languages that there is (BCP 47 tags), else English; resolves with its tag. */
export async function speak(languages: readonly string[]): Promise<string> {
  for (const language of languages.map((tag) => tag.toLowerCase().split('-')[0] ?? '')) {
    if (language === 'en') break;
    const load = others[language];
    if (!load) continue;
    current = await load();
    return language;
  }
  current = en;
  return 'en';
}

/** A point in time as a clock on the wall shows it. */
export function clockTime(at: number): string {
  return new Intl.DateTimeFormat(current.language, { timeStyle: 'short' }).format(at);
}

/** How long ago, in whole minutes or hours. */
export function ago(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  const format = new Intl.NumberFormat(current.language, {
    style: 'unit',
    unit: minutes < 60 ? 'minute' : 'hour',
    unitDisplay: 'short',
  });
  return minutes < 1 ? current.list.now : format.format(minutes < 60 ? minutes : Math.floor(minutes / 60));
}
