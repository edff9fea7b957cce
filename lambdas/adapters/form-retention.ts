import * as z from 'zod/mini';
import type { Form } from '../../core/fields/form.ts';

const Retention = z.record(z.string(), z.number());

/** How long the answers to a form are held: as the form says, or less where the brand chose so. Seconds. */
export function shortened(json: string): (form: Form) => number {
  const chosen = Retention.parse(JSON.parse(json));
  return ({ name, retentionSeconds }) => Math.min(retentionSeconds, chosen[name] ?? retentionSeconds);
}
