import type { ConsentReceipt } from '../../../core/protocol/index.ts';
import { saveFile } from '../../shared/save-file.ts';

/** Saves the visitor's proof of what it agreed to (after ISO/IEC TS 27560); the time also as people read it. */
export function keepReceipt(consent: ConsentReceipt, name: string): void {
  const receipt = { ...consent, agreedAt: new Date(consent.at).toISOString() };
  saveFile(
    `${name}-${consent.form.name}.json`,
    'application/json',
    `${JSON.stringify(receipt, undefined, 2)}\n`,
  );
}
