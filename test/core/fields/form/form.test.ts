import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { defineForm, formHash, type Form } from '../../../../core/fields/form.ts';
import { definition } from './form-definition.ts';

/** Defines as JavaScript would, where no type stands in the way. */
function define(changes: object): Form {
  return defineForm({ ...definition, ...changes });
}

/** So many languages with a text. */
function languages(count: number): [string, string][] {
  return Array.from({ length: count }, (_, at) => [`en-${String(at).padStart(3, '0')}`, 'Text']);
}

const note = { kind: 'secureNote', label: 'Note', why: 'Why' };

describe('a definition', () => {
  it('becomes a frozen copy that later changes do not reach', () => {
    const fields: Record<string, object> = { note: { ...note } };
    const form = define({ fields });
    fields['other'] = note;
    Object.assign(fields['note'] as object, { label: 'Changed' });
    expect(form.fields).toEqual({ note });
    for (const part of [form, form.privacy, form.privacy.text, form.fields, form.fields['note']]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });

  it('has no fields but its own, whatever the name', () => {
    const form = define({});
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      expect(form.fields[name]).toBeUndefined();
    }
  });

  it('may name a field as every object names a method', () => {
    expect(Object.keys(define({ fields: { constructor: note } }).fields)).toEqual(['constructor']);
  });

  it('may reach every bound', () => {
    const bounds = {
      name: 'a'.repeat(40),
      version: 1_000_000,
      retentionSeconds: 86_400,
      openWithinSeconds: 3600,
      submitWithinSeconds: 3600,
      privacy: { ...definition.privacy, text: Object.fromEntries(languages(50)) },
    };
    expect(define(bounds)).toMatchObject(bounds);
  });
});

describe('a definition is refused, by form and property,', () => {
  it.each([
    ['name', ['', 'Payment', '1a', 'a_b', 'a'.repeat(41), 'a\n', undefined, 1]],
    ['version', [0, -1, 1.5, NaN, Infinity, '1', 1_000_001, undefined]],
    ['title', ['', '  ', 'x'.repeat(101), undefined]],
    ['purpose', ['', '\n', 'x'.repeat(301), undefined]],
    ['privacy', [undefined, 'text']],
    ['retentionSeconds', [0, -1, 86_401, 0.5, undefined]],
    ['openWithinSeconds', [0, 3601, undefined]],
    ['submitWithinSeconds', [0, 3601, undefined]],
    ['fields', [undefined, {}, 'cvv', []]],
    ['sealed', [true, 0, 'false', null]],
    ['whyNotSealed', ['', ' ', 'x'.repeat(301), true]],
  ])('for its %s', (property, values) => {
    for (const value of values) {
      expect(() => define({ [property]: value })).toThrow(new RegExp(`^Form .*: ${property} must be `));
    }
  });

  it.each([
    ['version', ['', 'x'.repeat(41), undefined]],
    ['text', ['', 'Text', undefined, null, [], {}, Object.fromEntries(languages(51))]],
    [
      'url',
      ['http://example.com', 'javascript:alert(1)', 'https://', 'https://a b', 'https://u:p@example.com', ''],
    ],
  ])("for its privacy text's %s", (property, values) => {
    for (const value of values) {
      const privacy = { ...definition.privacy, [property]: value };
      expect(() => define({ privacy })).toThrow(`Form "test-form", privacy: ${property} must be `);
    }
  });

  it('for a privacy text in one language that is blank or too long', () => {
    for (const text of ['', ' \n', 'x'.repeat(2001), undefined, 1]) {
      const privacy = { ...definition.privacy, text: { en: 'Text', de: text } };
      if (text === undefined) expect(define({ privacy }).privacy.text).toEqual({ en: 'Text' });
      else
        expect(() => define({ privacy })).toThrow('Form "test-form", privacy, text: de must be text of 1 to');
    }
  });

  it('for a language of its privacy text that is none, or is written otherwise than in BCP 47', () => {
    for (const language of [
      '',
      'EN',
      'english',
      'pt-br',
      'pt_BR',
      'zh-hant',
      'de-',
      '__proto',
      'e',
      'en-US-x',
    ]) {
      const privacy = { ...definition.privacy, text: { [language]: 'Text' } };
      expect(() => define({ privacy })).toThrow(`which ${JSON.stringify(language)} is not`);
    }
  });

  it.each([
    ['label', { ...note, label: ' ' }],
    ['why', { ...note, why: '' }],
    ['optional', { ...note, optional: false }],
    ['kind', { label: 'Label', why: 'Why' }],
    ['kind', 'secureNote'],
    ['kind', null],
  ])("for a field's %s", (property, field) => {
    expect(() => define({ fields: { field } })).toThrow(
      `Form "test-form", field "field": ${property} must be `,
    );
  });

  it('for a property that there is not', () => {
    expect(() => define({ retention: 1 })).toThrow('Form "test-form": "retention" is not one of ');
    expect(() => define({ fields: { note: { ...note, hidden: true } } })).toThrow('"hidden" is not one of ');
  });

  it('for a name of a field that is no name', () => {
    for (const name of ['', '1st', 'a-b', 'a b', '_a', 'a'.repeat(41), 'a.b']) {
      expect(() => define({ fields: { [name]: note } })).toThrow('its name must be');
    }
  });

  it('for having nothing but optional fields: a submission would hold nothing', () => {
    const optional = { ...note, optional: true };
    expect(() => define({ fields: { note: optional } })).toThrow('at least one field must not be optional');
    expect(() => define({ fields: { note, more: { ...optional, kind: 'phone' } } })).not.toThrow();
  });

  it('for more fields than a person would fill in, or than fit into one message', () => {
    const many = Array.from(
      { length: 21 },
      (_, at) => [`f${at}`, { kind: 'phone', label: 'L', why: 'W' }] as const,
    );
    expect(() => define({ fields: Object.fromEntries(many) })).toThrow('fields must be 1 to 20');
    expect(() => define({ fields: Object.fromEntries(many.slice(1)) })).not.toThrow();
    expect(() => define({ fields: { one: note, two: note } })).toThrow('would not fit into one message');
  });

  it('for being no object at all', () => {
    for (const value of [undefined, null, 'form', 1, []]) {
      expect(() => defineForm(value as unknown as Form)).toThrow('Form "(no name)": name must be');
    }
  });
});

describe('the hash of a form', () => {
  it('is SHA-256 of its canonical JSON, the same in every runtime and release', async () => {
    const canonical =
      '{"fields":{"note":{"kind":"secureNote","label":"Note","why":"Why \\"½\\""}},"name":"test-form",' +
      '"openWithinSeconds":600,"privacy":{"text":{"en":"Text","pt-BR":"Texto"},"url":"https://www.example.com/privacy",' +
      '"version":"2026-11-01"},"purpose":"Purpose","retentionSeconds":3600,"submitWithinSeconds":600,' +
      '"title":"Title","version":1}';
    const form = define({ fields: { note: { ...note, why: 'Why "½"' } } });
    expect(await formHash(form)).toBe(createHash('sha256').update(canonical).digest('hex'));
  });

  it('does not depend on the order in which a definition is written', async () => {
    const reversed = Object.fromEntries(Object.entries(definition).reverse());
    expect(await formHash(define(reversed))).toBe(await formHash(define({})));
  });

  it('changes with every word, limit and field', async () => {
    const forms = [
      {},
      { version: 2 },
      { title: 'Other' },
      { purpose: 'Other' },
      { privacy: { ...definition.privacy, text: { ...definition.privacy.text, en: 'Other' } } },
      { privacy: { ...definition.privacy, text: { en: 'Text' } } },
      { privacy: { ...definition.privacy, text: { en: 'Text', pt: 'Texto' } } },
      { retentionSeconds: 3601 },
      { fields: { note } },
      { fields: { note, more: { ...note, kind: 'phone', optional: true } } },
      { fields: { note, more: { ...note, kind: 'phone' } } },
      { fields: { other: note } },
      { sealed: false, whyNotSealed: 'Why' },
      { sealed: false, whyNotSealed: 'Other' },
    ].map((changes) => formHash(define(changes)));
    expect(new Set(await Promise.all(forms)).size).toBe(forms.length);
  });

  it('is computed once a form', () => {
    const form = define({});
    expect(formHash(form)).toBe(formHash(form));
  });
});
