import type { Context } from './context.ts';

/** Saves the chat as a file. What writes it is loaded now: few will ask for it. */
export async function keepTranscript(context: Context): Promise<void> {
  const { keepTranscript: keep } = await import('../chat/transcript-file.ts');
  await keep(context);
}
