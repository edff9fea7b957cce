import type { IncomingHttpHeaders } from 'node:http';
import { type Check, Failed, NotShown } from '../check.ts';
import { get } from '../get.ts';
import type { Site } from '../site.ts';

/** A year, seconds: less is no HSTS that a browser's preload list would take. */
const shortestHstsSeconds = 31_536_000;

/** Pages and their headers come as they are declared. */
export function siteHeaders({ url }: Site): Check {
  return {
    id: 'site-headers',
    shows: 'pages come with CSP, HSTS and nosniff, and without cookies',
    remedy:
      'Compare the distribution’s response headers policies with the stack …-Web: npx cdk deploy …-Web --revert-drift.',
    async run() {
      for (const path of ['/', '/console/index.html']) {
        const { status, headers } = await get(new URL(path, url));
        if (status !== 200) throw new Failed(`${path} answers ${status}`);
        const wrong = wrongHeaders(headers);
        if (wrong.length > 0) throw new Failed(`${path}: ${wrong.join('; ')}`);
      }
    },
  };
}

function wrongHeaders(headers: IncomingHttpHeaders): string[] {
  const policy = String(headers['content-security-policy'] ?? '');
  const directives = policy.split(';').map((directive) => directive.trim());
  const maxAge = /max-age=(\d+)/.exec(headers['strict-transport-security'] ?? '')?.[1];
  return [
    ...(directives.includes("default-src 'none'") ? [] : ['the CSP does not begin by allowing nothing']),
    ...(directives.includes("frame-ancestors 'none'") ? [] : ['the CSP lets other pages frame this one']),
    ...(Number(maxAge ?? 0) >= shortestHstsSeconds ? [] : ['HSTS is missing or shorter than a year']),
    ...(headers['x-content-type-options'] === 'nosniff' ? [] : ['nosniff is missing']),
    ...(headers['set-cookie'] === undefined ? [] : ['a cookie is set']),
  ];
}

/** The site trusts the key that the brand's pages pin: without it no visitor is shown a sealed form. */
export function trustedKey({ config }: Site, pin: string): Check {
  return {
    id: 'brand-key',
    shows: 'the site trusts the key that the pages pin',
    remedy:
      'Compare the fingerprint with the output BrandKeyFingerprint of the stack …-Api. If it is that, deploy the stack …-Web again; if /config.json was changed by somebody, docs/runbook.md, "Changes that are told", says how to find out who.',
    run() {
      const isTrusted = config.brandKeys.includes(pin);
      const other = new Failed('brandKeys in /config.json has another key');
      return isTrusted ? Promise.resolve() : Promise.reject(other);
    },
  };
}

/** What is asked for in the clear is answered with the way to TLS. */
export function httpsOnly({ url, isLocal }: Site): Check {
  return {
    id: 'https-only',
    shows: 'http leads to https',
    remedy: 'The distribution’s behaviours must redirect to https: npx cdk deploy …-Web --revert-drift.',
    async run() {
      if (isLocal) throw new NotShown('a site on this machine has no TLS');
      const plain = new URL(`http://${url.host}/`);
      const { status, headers } = await get(plain);
      const location = URL.parse(headers.location ?? '');
      if (status < 300 || status > 399 || location?.origin !== url.origin) {
        throw new Failed(`${plain.origin} answers ${status}`);
      }
    },
  };
}

/** A request that is an attack in two ways: it does not say what it is, and has a script in its query. */
export function firewall({ url, isLocal }: Site): Check {
  return {
    id: 'firewall',
    shows: 'the firewall refuses an attack, and no ordinary request',
    remedy: 'See that the distribution has the web ACL of the stack …-Edge, and that its rules block.',
    async run() {
      if (isLocal) throw new NotShown('a site on this machine has no web ACL');
      const attack = new URL('/', url);
      attack.searchParams.set('q', '<script>alert(1)</script>');
      const [refused, ordinary] = [await get(attack, {}), await get(new URL('/', url))];
      if (ordinary.status !== 200)
        throw new Failed(`an ordinary request is answered with ${ordinary.status}`);
      if (refused.status !== 403) throw new Failed(`the attack is answered with ${refused.status}`);
    },
  };
}
