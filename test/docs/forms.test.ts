import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defineForm, type Form, formHash } from '../../core/fields/form.ts';
import { library } from '../../forms/library.ts';

interface Documented {
  forms: { hash: string; canonical: string; form: Form }[];
}

const { forms } = JSON.parse(readFileSync('docs/forms.json', 'utf8')) as Documented;
const named = forms.map((each) => ({ name: each.form.name, ...each }));

/** Canonical JSON (RFC 8785) of texts, numbers and objects, written anew. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonical((value as Record<string, unknown>)[name])}`);
  return `{${members.join(',')}}`;
}

describe('docs/forms.json', () => {
  it('has every form of the product', () => {
    expect(named.map(({ name }) => name)).toEqual(library.map(({ name }) => name));
  });

  it.each(named)('has of $name what its hash is made of', ({ hash, canonical: text, form }) => {
    expect(canonical(form)).toBe(text);
    expect(createHash('sha256').update(text, 'utf8').digest('hex')).toBe(hash);
  });

  it.each(named)('has the $name that a server publishes, under the same hash', async ({ hash, form }) => {
    expect(await formHash(defineForm(form))).toBe(hash);
    expect(readFileSync('docs/protocol.md', 'utf8')).toContain(hash);
  });
});
