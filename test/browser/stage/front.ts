import { execFile } from 'node:child_process';
import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { promisify } from 'node:util';
import { settings } from '../../../branding/settings.ts';
import { tunnelWebSocket } from './tunnel.ts';

/** Origins of a brand's page and of our site, as they are on the internet. */
export interface Origins {
  readonly shop: string;
  readonly site: string;
}

/** The origins at which the two are served, without TLS. */
interface Served {
  readonly siteUrl: string;
  readonly shopServer: string;
}

/** The origin that the site knows the shop by, whose pages alone may frame the chat. */
export const [shopOrigin = ''] = settings.customerOrigins;

/**
 * A shop and our site at other origins, both over TLS or neither: what the two servers answer, with these origins in place of
 * theirs. The certificate is signed by nobody.
 */
export class Front {
  readonly #server: Server;
  readonly #origins: Origins;
  readonly #served: Served;
  readonly #sockets = new Set<Duplex>();

  private constructor(origins: Origins, served: Served, certificate: string | undefined) {
    this.#origins = origins;
    this.#served = served;
    const answer: RequestListener = (request, response) => void this.#answer(request, response);
    this.#server = certificate
      ? createTlsServer({ key: certificate, cert: certificate }, answer)
      : createServer(answer);
    this.#server.on('upgrade', (request: IncomingMessage, socket: Duplex) => this.#join(request, socket));
    this.#server.on('connection', (socket) => this.#sockets.add(socket));
  }

  static async open(origins: Origins, served: Served): Promise<Front> {
    const certificate = origins.site.startsWith('https:') ? await newCertificate() : undefined;
    const front = new Front(origins, served, certificate);
    await once(front.#server.listen(0, '127.0.0.1'), 'listening');
    return front;
  }

  /** From the hosts of the two origins to the host and port that answer. */
  get leads(): Record<string, string> {
    const address = `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    const { shop, site } = this.#origins;
    return Object.fromEntries([shop, site].map((origin) => [hostAndPort(origin), address]));
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Which of the two servers a request is for. */
  #target({ headers }: IncomingMessage): string {
    const isShop = headers.host === new URL(this.#origins.shop).host;
    return isShop ? this.#served.shopServer : this.#served.siteUrl;
  }

  #renamed(text: string): string {
    const { siteUrl } = this.#served;
    const { shop, site } = this.#origins;
    const sockets = (url: string) => url.replace('http', 'ws');
    return text
      .replaceAll(siteUrl, site)
      .replaceAll(sockets(siteUrl), sockets(site))
      .replaceAll(shopOrigin, shop);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = await fetch(new URL(request.url ?? '/', this.#target(request)));
    const headers = [...answer.headers]
      .filter(([name]) => !['content-encoding', 'content-length', 'transfer-encoding'].includes(name))
      .map(([name, value]): [string, string] => [name, this.#renamed(value)]);
    const bytes = Buffer.from(await answer.arrayBuffer());
    const isText = /html|javascript|json/.test(answer.headers.get('content-type') ?? '');
    const body = isText ? this.#renamed(bytes.toString()) : bytes;
    response.writeHead(answer.status, Object.fromEntries(headers)).end(body);
  }

  #join(request: IncomingMessage, client: Duplex): void {
    const { port } = new URL(this.#target(request));
    tunnelWebSocket(request, request.url ?? '/', client, connect(Number(port), '127.0.0.1'));
  }
}

function hostAndPort(origin: string): string {
  const { hostname, port } = new URL(origin);
  return `${hostname}:${port || 443}`;
}

/** A key and its certificate, both in PEM. */
async function newCertificate(): Promise<string> {
  const options =
    '-x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout - -days 2 -subj /CN=localhost';
  const { stdout } = await promisify(execFile)('openssl', ['req', ...options.split(' ')]);
  return stdout;
}
