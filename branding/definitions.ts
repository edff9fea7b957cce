import { published } from '../brand/forms.ts';
import { languages } from '../brand/identity.ts';
import { privacy } from '../brand/privacy.ts';
import { publish } from '../core/brand/publish.ts';
import type { Form } from '../core/fields/form.ts';

/** In the bundle of a function: what stands here, as JSON; its words, and what makes it, are then left out. */
declare const builtDefinitions: string | undefined;

/** The forms that the brand publishes, by its privacy policy and in its languages. */
export const definitions: readonly Form[] =
  typeof builtDefinitions === 'string'
    ? (JSON.parse(builtDefinitions) as Form[])
    : published.map((template) => publish(template, { privacy, languages }));
