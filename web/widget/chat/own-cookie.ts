/**
 * A cookie of this host alone, which no server reads. Safari has it when it is started again; of the storage of a frame whose
 * origin is not the page's it keeps nothing (it has the cookie for seven days since it was written last). `__Host-`: no other
 * host of the brand's site can read it or put its own in its place. Never over plain HTTP, where ports share cookies.
 */
const attributes = 'Secure; SameSite=Strict; Path=/';
/** 400 days, the longest that browsers allow: the chat itself decides when it forgets. */
const longest = 400 * 86_400;

const named = (name: string) => `__Host-sealform.${name}=`;

/** Returns what was kept, or null: also where the browser keeps no cookie for this page, such as a page of another site. */
export function keptInCookie(name: string): string | null {
  try {
    const cookie = document.cookie.split('; ').find((each) => each.startsWith(named(name)));
    return cookie === undefined ? null : decodeURIComponent(cookie.slice(named(name).length));
  } catch {
    return null;
  }
}

/** Keeps a text, or nothing any more. Returns false where the browser keeps no cookie for this page. */
export function keepInCookie(name: string, text: string | undefined): boolean {
  try {
    if (location.protocol !== 'https:') return false;
    const age = text === undefined ? 0 : longest;
    document.cookie = `${named(name)}${encodeURIComponent(text ?? '')}; Max-Age=${age}; ${attributes}`;
    return keptInCookie(name) === (text ?? null);
  } catch {
    return false;
  }
}
