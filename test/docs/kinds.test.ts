import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defineForm } from '../../core/fields/form.ts';
import { type Field, kindOf } from '../../core/fields/field.ts';
import { kinds } from '../../core/fields/kinds.ts';
import { everyChoice } from '../../docs/generator/kinds/choices.ts';
import { sectionOf } from './page.ts';

interface Vector {
  kind: string;
  options?: object;
  typed: string;
  canonical?: string;
  mask?: string;
  reason?: string;
}

interface Documented {
  now: number;
  kinds: {
    kind: string;
    accepts: string;
    canonical: string;
    mask: string;
    storage: string[];
    maxLength: number;
  }[];
  vectors: Vector[];
}

const text = readFileSync('docs/kinds.json', 'utf8');
const page = readFileSync('docs/kinds.md', 'utf8');
const { now, kinds: documented, vectors } = JSON.parse(text) as Documented;

/** A field as a form has it, of what the file says alone. */
function fieldOf({ kind, options }: Pick<Vector, 'kind' | 'options'>): Field {
  return { kind, label: 'Label', why: 'Why', ...options } as Field;
}

describe('docs/kinds.json', () => {
  it('has every kind, in the order of the table', () => {
    expect(documented.map(({ kind }) => kind)).toEqual(Object.keys(kinds));
  });

  it.each(documented)('says of $kind where its answers may be, as forms are checked', (facts) => {
    const { options } = vectors.find(({ kind }) => kind === facts.kind) ?? {};
    const field = fieldOf({ kind: facts.kind, ...(options && { options }) });
    const publish = (placement: object) => () =>
      defineForm({
        ...{ name: 'a', version: 1, title: 'A', purpose: 'To test.' },
        ...{ retentionSeconds: 1, openWithinSeconds: 1, submitWithinSeconds: 1 },
        privacy: { version: '1', url: 'https://example.com', text: { en: 'A' } },
        fields: { field: { ...field, ...placement } },
      });
    const places = { stored: publish({}), offTheRecord: publish({ offTheRecord: true }) };
    for (const [storage, made] of Object.entries(places)) {
      if (facts.storage.includes(storage)) expect(made, storage).not.toThrow();
      else expect(made, storage).toThrow(facts.kind);
    }
  });

  it.each(documented)('has what comes of answers to $kind: each vector is what the code does', (facts) => {
    const own = vectors.filter(({ kind }) => kind === facts.kind);
    for (const { typed, canonical, mask, reason, ...of } of own) {
      const field = fieldOf(of);
      const kind = kindOf(field);
      const parsed = kind.parse(typed, { ...field, now });
      const came =
        typeof parsed === 'string' ? { canonical: parsed, mask: kind.mask.of(parsed, field) } : parsed;
      const said = reason === undefined ? { canonical, mask } : { reason };
      expect(came, JSON.stringify({ ...of, typed })).toEqual(said);
    }
    expect(own.some(({ canonical }) => canonical !== undefined)).toBe(true);
    expect(own.some(({ reason }) => reason !== undefined)).toBe(true);
  });

  it('has vectors for every choice of options', () => {
    const chosen = (each: { kind: string; options?: object }) =>
      JSON.stringify([each.kind, each.options ?? {}]);
    expect(new Set(vectors.map(chosen))).toEqual(new Set(everyChoice.map(chosen)));
  });

  it('escapes what nobody would see', () => {
    expect(text).toContain('\\u200b');
    expect(text).not.toMatch(/(?![ \n])[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u);
  });
});

describe('docs/kinds.md', () => {
  it.each(documented)(
    'has a section on $kind with what it accepts, its canonical form and its mask',
    (facts) => {
      const section = sectionOf(page, facts.kind);
      for (const said of [facts.accepts, facts.canonical, facts.mask]) expect(section).toContain(said);
    },
  );

  it('has text that does not end its cell', () => {
    const widths = (table: string) =>
      new Set(
        table
          .trim()
          .split('\n')
          .map((row) => row.split(/(?<!\\)\|/).length),
      );
    for (const table of page.match(/(?:^\|.*\n)+/gm) ?? []) expect(widths(table).size, table).toBe(1);
  });
});
