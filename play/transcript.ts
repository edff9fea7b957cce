import type { Scene } from './scene.ts';
import { VisitorProgram, type VisitorProgramOptions } from './people.ts';

/** The visitor comes back after a reload and is given the whole conversation: of what was typed it has masks (P1). */
export async function readTranscript(scene: Scene, visitor: VisitorProgramOptions): Promise<void> {
  const { audience, conversationId, typed } = scene;
  const reloaded = new VisitorProgram(visitor);
  try {
    await audience.step('The visitor reloads the page and reads on', () =>
      reloaded.client.resume(conversationId),
    );
  } finally {
    reloaded.client.close();
  }
  const transcript = JSON.stringify(reloaded.entries.items);
  const typedDigits = [typed.card, typed.typedCard].some((card) => digitsOf(transcript).includes(card));
  const words = [typed.holder, typed.cvv].some((value) => new RegExp(`\\b${value}\\b`).test(transcript));
  const masked = transcript.includes(`•••• ${typed.card.slice(-4)}`);
  audience.check(
    'P1',
    masked && !typedDigits && !words,
    'the transcript has masks, and nothing that was answered',
  );
}

function digitsOf(text: string): string {
  return text.replaceAll(/(\d)[ -](?=\d)/g, '$1');
}
