import * as z from 'zod/mini';

const SiteConfig = z.object({ brand: z.string(), webSocketUrl: z.string() });

/** What a visitor's page has to know of its installation. */
export type SiteConfig = z.infer<typeof SiteConfig>;

/** Reads `/config.json`. Throws when it cannot be had, or is none. */
export async function readSiteConfig(): Promise<SiteConfig> {
  const response = await fetch('/config.json');
  return SiteConfig.parse(await response.json());
}
