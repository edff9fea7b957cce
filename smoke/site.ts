import * as z from 'zod/mini';
import { Failed } from './check.ts';
import { get } from './get.ts';

/** `/config.json` of a site: what its own pages read. */
const SiteConfig = z.object({
  brand: z.string(),
  installation: z.string(),
  webSocketUrl: z.string().check(z.regex(/^wss?:\/\/\S+$/)),
  issuerUrl: z.string().check(z.regex(/^https?:\/\/\S+$/)),
  operatorClientId: z.string(),
  scope: z.string(),
  brandKeys: z.array(z.string()),
});
export type SiteConfig = z.infer<typeof SiteConfig>;

/** A site, and what it says about itself. */
export interface Site {
  /** Without a path. */
  readonly url: URL;
  readonly config: SiteConfig;
  /** Runs on this machine, in place of AWS. */
  readonly isLocal: boolean;
}

const loopback = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The address of a site: `https://…`, http on this machine only, without anything after the host.
 *
 * @returns undefined for any other text
 */
export function siteUrl(text: string): URL | undefined {
  const url = URL.parse(text);
  if (!url || url.href !== `${url.origin}/`) return undefined;
  return url.protocol === 'https:' || isLocal(url) ? url : undefined;
}

/** @throws Failed when the site does not say what it is */
export async function readSite(url: URL): Promise<Site> {
  const { status, body } = await get(new URL('/config.json', url));
  if (status !== 200) throw new Failed(`${url.origin}/config.json answers ${status}`);
  const config = SiteConfig.safeParse(parsed(body));
  if (!config.success) throw new Failed(`${url.origin}/config.json is not what a site of Sealform's says`);
  return { url, config: config.data, isLocal: isLocal(url) };
}

function isLocal({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && loopback.includes(hostname);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
