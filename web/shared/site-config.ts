/** What a visitor's page has to know of its installation. */
export interface SiteConfig {
  readonly brand: string;
  readonly webSocketUrl: string;
}

/** Reads `/config.json`, which the page has asked for already. Throws when it cannot be had, or is none. */
export async function readSiteConfig(): Promise<SiteConfig> {
  const response = await fetch('/config.json');
  const { brand, webSocketUrl } = (await response.json()) as Partial<Record<string, unknown>>;
  if (typeof brand === 'string' && typeof webSocketUrl === 'string') return { brand, webSocketUrl };
  throw new TypeError('/config.json names no brand and no webSocketUrl');
}
