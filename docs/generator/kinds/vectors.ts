import { kindOf, presentationOf } from '../../../core/fields/field.ts';
import type { Reason } from '../../../core/fields/kind.ts';
import type { KindName } from '../../../core/fields/kinds.ts';
import { choicesOf, fieldOf, now } from './choices.ts';
import { optionsOf } from './facts.ts';

interface Typed {
  readonly kind: KindName;
  readonly options?: object;
  readonly typed: string;
}

/** What is typed, and what comes of it. */
export type Vector = Typed &
  ({ readonly canonical: string; readonly mask: string } | { readonly reason: Reason });

/**
 * What the samples of a kind come to at {@link now}, for every choice of its options.
 *
 * @throws Error when no sample is valid or none is invalid, or no choice of its options is known
 */
export function vectorsOf(name: KindName): readonly Vector[] {
  const found = choicesOf(name).flatMap((options) => {
    const { valid, invalid } = presentationOf(fieldOf(name, options)).samples(options);
    return Object.keys({ ...valid, ...invalid }).map((typed) => vectorOf(name, options, typed));
  });
  for (const member of ['canonical', 'reason'])
    if (!found.some((vector) => member in vector))
      throw new Error(`${name}: no sample comes to a ${member} with the options that choices.ts knows`);
  return found;
}

function vectorOf(name: KindName, options: object, typed: string): Vector {
  const field = fieldOf(name, options);
  const kind = kindOf(field);
  const parsed = kind.parse(typed, { ...field, now });
  const given = { kind: name, ...optionsOf(options), typed };
  return typeof parsed === 'string'
    ? { ...given, canonical: parsed, mask: kind.mask.of(parsed, field) }
    : { ...given, reason: parsed.reason };
}
