import type { ConsentReceipt } from '../../../core/protocol/index.ts';
import { localIso } from '../../shared/date-format.ts';
import { saveFile } from '../../shared/save-file.ts';

/** Saves the visitor's proof of what it agreed to (after ISO/IEC TS 27560). */
export function keepReceipt(consent: ConsentReceipt, name: string): void {
  saveFile(`${name}-${consent.form.name}.json`, 'application/json', receiptOf(consent));
}

/** The receipt as the file holds it: the time also as people read it, with its distance from UTC. */
export function receiptOf(consent: ConsentReceipt): string {
  const receipt = { ...consent, agreedAt: localIso(consent.at) };
  return `${JSON.stringify(receipt, undefined, 2)}\n`;
}
