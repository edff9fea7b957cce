/** What a visitor's page has to know of its installation. */
export interface SiteConfig {
  readonly brand: string;
  readonly webSocketUrl: string;
  /** Fingerprints of the brand's key, two while it is rotated; none if what stands there is not one or two of them. */
  readonly brandKeys: readonly string[];
}

/** Reads `/config.json`, which the page has asked for already. Throws when it cannot be had, or lacks one of the first two. */
export async function readSiteConfig(): Promise<SiteConfig> {
  // As a preload asks, without which WebKit asks twice.
  const response = await fetch('/config.json', { mode: 'no-cors', credentials: 'include' });
  const { brand, webSocketUrl, brandKeys } = (await response.json()) as Partial<Record<string, unknown>>;
  if (typeof brand === 'string' && typeof webSocketUrl === 'string') {
    return { brand, webSocketUrl, brandKeys: fingerprintsIn(brandKeys) };
  }
  throw new TypeError('/config.json names no brand and no webSocketUrl');
}

/** One or two fingerprints as they stand in a list; none for anything else, so that a list cannot grow until it trusts everybody. */
export function fingerprintsIn(list: unknown): readonly string[] {
  const isList = Array.isArray(list) && list.length <= 2;
  return isList && list.every(isFingerprint) ? list : [];
}

function isFingerprint(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}
