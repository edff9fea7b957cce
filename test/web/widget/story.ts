import type { Entry } from '../../../core/protocol/index.ts';

/** An entry without what each has: its numbers and its time. */
type Told<Each extends Entry = Entry> = Each extends Entry
  ? Omit<Each, 'id' | 'conversationId' | 'seq' | 'at'>
  : never;

/** When every story begins. */
export const beginning = Date.UTC(2026, 10, 22, 9);

const minute = 60_000;
const conversationId = crypto.randomUUID();

/** Entries as a server numbers them, a minute apart. */
export function story(...told: Told[]): Entry[] {
  return told.map((each, index) => ({
    ...each,
    id: crypto.randomUUID(),
    conversationId,
    seq: index + 1,
    at: beginning + index * minute,
  }));
}

export const ana = { id: crypto.randomUUID(), name: 'Ana' };
export const ben = { id: crypto.randomUUID(), name: 'Ben' };
export const requestId = crypto.randomUUID();

/** The agent asks for a form; it can be opened for ten minutes and sent for twenty. */
export function asked(name = 'payment-card') {
  return {
    type: 'formRequested',
    requestId,
    form: { name, version: 1, hash: '0'.repeat(64) },
    openBy: beginning + 10 * minute,
    submitBy: beginning + 20 * minute,
  } as const;
}

/** The visitor's answers, as the entries know them. */
export function answered(masks: Readonly<Record<string, string>>, offTheRecord: readonly string[] = []) {
  const consent = {
    id: crypto.randomUUID(),
    at: beginning,
    form: asked().form,
    privacyVersion: '2026-11-01',
    privacyLanguage: 'en',
    privacyUrl: 'https://www.example.com/privacy',
    purpose: 'To take the payment.',
  };
  return {
    type: 'formSubmitted' as const,
    requestId,
    masks: { ...masks },
    offTheRecord: [...offTheRecord],
    consent,
    expiresAt: beginning + 30 * minute,
  };
}

export function says(from: 'visitor' | 'agent', text: string) {
  return { type: 'messageSent', from, text, redacted: [] as never[] } as const;
}
