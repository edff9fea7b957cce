/** The wordings of a privacy text, by language, the brand's own first: at least one. */
export type PrivacyWordings = Readonly<Record<string, string>>;

/** One wording, and the language that it is in. */
export interface PrivacyWording {
  readonly language: string;
  readonly text: string;
}

/** A BCP 47 tag in its usual case: a language with at most a script and a region, such as `de`, `pt-BR` or `zh-Hant`. */
export const languageTag = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$/;

/**
 * The wording to show to somebody who reads these languages (BCP 47 tags, best first): in exactly that language, else in
 * another variety of it, else in the next one. The brand's first wording where there is none for any of them.
 */
export function chooseWording(wordings: PrivacyWordings, wanted: readonly string[]): PrivacyWording {
  const tags = Object.keys(wordings);
  const language =
    wanted
      .map(
        (want) =>
          tags.find((tag) => tag.toLowerCase() === want.toLowerCase()) ??
          tags.find((tag) => isSameLanguage(tag, want)),
      )
      .find((tag) => tag !== undefined) ??
    tags[0] ??
    '';
  return { language, text: wordings[language] ?? '' };
}

/** Whether two BCP 47 tags name the same language, whatever the script and the region. */
export function isSameLanguage(one: string, other: string): boolean {
  return primary(one) === primary(other);
}

function primary(tag: string): string | undefined {
  return tag.toLowerCase().split('-')[0];
}
