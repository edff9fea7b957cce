/** A file that a visitor keeps. */
export interface KeptFile {
  readonly name: string;
  /** Its media type. */
  readonly type: string;
  readonly text: string;
}

/** The same, with what the page that saves it says, and in which language. */
export interface FileToKeep extends KeptFile {
  readonly said: string;
  readonly save: string;
  readonly lang: string;
  readonly dir: string;
}

const names = ['name', 'type', 'text', 'said', 'save', 'lang', 'dir'] as const;

export function isFileToKeep(data: unknown): data is FileToKeep {
  if (typeof data !== 'object' || data === null) return false;
  return names.every((name) => typeof (data as Record<string, unknown>)[name] === 'string');
}
