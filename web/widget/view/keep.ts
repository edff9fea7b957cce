import type { Context } from '../chat/context.ts';

/** Opens the page that saves a file, which browsers allow while a press is handled. Without a page around the chat, none is needed. */
export function keepingPage(): Window | null {
  return parent === window ? null : window.open('/chat/keep.html');
}

/** Saves the chat as a file. What writes it is loaded now: few will ask for it. */
export async function keepTranscript(context: Context): Promise<void> {
  const page = keepingPage();
  const { keepTranscript: keep } = await import('../chat/transcript-file.ts');
  await keep(page, context);
}
