import { forms } from '../branding/forms.ts';

/**
 * A visitor was told how long the form's answers are held at most.
 *
 * @throws Error with a sentence, when `formRetentionSeconds` says longer, or names a form that is not published
 */
export function checkRetention(name: string, seconds: number): void {
  const form = forms.find((published) => published.name === name);
  if (form === undefined) {
    throw new Error(
      `formRetentionSeconds names a form that is not published: there are ${forms.map((published) => published.name).join(', ')}.`,
    );
  }
  if (seconds > form.retentionSeconds) {
    throw new Error(
      `formRetentionSeconds must not exceed what the form ${name} says: ${form.retentionSeconds} seconds.`,
    );
  }
}
