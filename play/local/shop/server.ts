import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

/** The shop's page, served. */
export interface Shop {
  readonly url: string;
  stop(): Promise<void>;
}

export interface ShopOptions {
  /** Origin from which the chat comes, without a slash at its end. */
  readonly siteUrl: string;
  /** Fingerprint of the brand's key. Without one the chat shows no sealed form. */
  readonly pin: string | undefined;
  /** Port of 127.0.0.1. @default any free one */
  readonly port?: number;
}

const files = ['page.html', 'shop.css', 'lamp-pendant.svg', 'lamp-desk.svg', 'lamp-floor.svg'];
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/**
 * Serves the page of a small shop with the chat on it: what a brand does to embed it, and the strictest policy with
 * which that works (the page has nothing inline, and of the chat's origin one script and its frame).
 *
 * @throws when the port is taken
 */
export async function startShop({ siteUrl, pin = '', port = 0 }: ShopOptions): Promise<Shop> {
  const contents = new Map<string, string>();
  for (const file of files) {
    const text = await readFile(join(import.meta.dirname, file), 'utf8');
    contents.set(
      file === 'page.html' ? '/' : `/${file}`,
      text.replaceAll('{site}', siteUrl).replaceAll('{pin}', pin),
    );
  }
  const server = createServer((request, response) => answer(request, response, contents, siteUrl));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const taken = (server.address() as AddressInfo).port;
  return { url: `http://localhost:${taken}`, stop: () => stop(server) };
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  contents: ReadonlyMap<string, string>,
  siteUrl: string,
): void {
  const [path = '/'] = (request.url ?? '/').split('?');
  const content = contents.get(path);
  const type = path === '/' ? types['.html'] : types[extname(path)];
  response.writeHead(content === undefined ? 404 : 200, {
    'content-type': content === undefined || type === undefined ? 'text/plain' : type,
    'cache-control': 'no-cache',
    'content-security-policy': policyFor(siteUrl),
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
  });
  response.end(content ?? 'Nothing is here.\n');
}

function policyFor(siteUrl: string): string {
  return [
    `default-src 'none'`,
    `script-src ${siteUrl}`,
    `frame-src ${siteUrl}`,
    `style-src 'self'`,
    `img-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
