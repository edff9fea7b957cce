import { defineForm, type Form } from '../../../core/fields/form.ts';

const definition = {
  name: 'test',
  version: 1,
  title: 'Test',
  purpose: 'To test.',
  privacy: { version: '1', url: 'https://example.com/privacy', text: { en: 'Privacy', de: 'Datenschutz' } },
  retentionSeconds: 600,
  openWithinSeconds: 600,
  submitWithinSeconds: 600,
  fields: {
    note: { kind: 'secureNote', label: 'Note', why: 'Why' },
    cvv: { kind: 'cvv', label: 'Code', why: 'Why', offTheRecord: true },
  },
} as const;

/** A form with a stored answer and one that is off the record, which the servers can read. */
export const form = defineForm({ ...definition, sealed: false, whyNotSealed: 'To test.' });

/** The same, sealed. */
export const sealedForm = defineForm({ ...definition, name: 'sealed' });

/** The same with a second off-the-record field. */
export const formWithPin = defineForm({
  ...form,
  name: 'with-pin',
  fields: { ...form.fields, pin: { kind: 'pin', label: 'PIN', why: 'Why', offTheRecord: true } },
});

/** What servers of tests publish, and their clients know. */
export const testForms: readonly Form[] = [form, formWithPin, sealedForm];
