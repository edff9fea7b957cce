import * as z from 'zod/mini';

const SiteConfig = z.object({
  brand: z.string(),
  webSocketUrl: z.url(),
  issuerUrl: z.url(),
  clientId: z.string(),
  scope: z.string(),
  copyClaim: z.optional(z.object({ anyOf: z.array(z.string()), value: z.string() })),
});

/** What this page has to know of its installation. */
export type SiteConfig = z.infer<typeof SiteConfig>;

/** @throws when it cannot be had */
export async function siteConfig(): Promise<SiteConfig> {
  const response = await fetch('/config.json', { cache: 'no-store' });
  return SiteConfig.parse(await response.json());
}
