/** Where this script comes from; everything else of ours is there too. */
export const home = { origin: originOf(document.currentScript) };

let attempts = 0;

/**
 * Finds out where this script comes from. A classic script is told; one that is loaded as a module, or by `import()`, asks a
 * module beside it. A browser remembers an address that failed, so each attempt has its own.
 *
 * @throws when that module cannot be loaded
 */
export async function findHome(): Promise<void> {
  if (home.origin) return;
  const beside = `./where.js?${attempts++}`;
  const { origin } = (await import(/* @vite-ignore */ beside)) as { origin: string };
  home.origin = origin;
}

function originOf(script: HTMLOrSVGScriptElement | null): string {
  return script instanceof HTMLScriptElement && script.src ? new URL(script.src).origin : '';
}
