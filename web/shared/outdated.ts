/** What the pages ask of a browser beyond ES2022, for which the build writes them. Where one is missing, they fail late. */
export const needs = [
  'Promise.withResolvers',
  'HTMLElement.prototype.popover',
  'HTMLElement.prototype.inert',
  'Document.prototype.adoptedStyleSheets',
  'String.prototype.isWellFormed',
  'Array.prototype.toSorted',
] as const;

type Holder = Readonly<Record<string, object>>;

/** Whether this browser lacks one of them. */
export function isOutdated(): boolean {
  return needs.some((path) => {
    const names = path.split('.');
    const last = names.pop() ?? '';
    return !(last in names.reduce<object>((holder, name) => (holder as Holder)[name] ?? {}, globalThis));
  });
}
