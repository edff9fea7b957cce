import type { ConsentReceipt } from '../../../core/protocol/index.ts';
import { localIso } from '../../shared/text/date-format.ts';
import { keepFile } from '../chat/keep-file.ts';
import type { Context } from '../chat/context.ts';
import { keepingPage } from '../view/keep.ts';

/** Saves the visitor's proof of what it agreed to (after ISO/IEC TS 27560). */
export function keepReceipt(consent: ConsentReceipt, name: string, context: Context): void {
  const file = {
    name: `${name}-${consent.form.name}.json`,
    type: 'application/json',
    text: receiptOf(consent),
  };
  keepFile(keepingPage(), file, context);
}

/** The receipt as the file holds it: the time also as people read it, with its distance from UTC. */
export function receiptOf(consent: ConsentReceipt): string {
  const receipt = { ...consent, agreedAt: localIso(consent.at) };
  return `${JSON.stringify(receipt, undefined, 2)}\n`;
}
