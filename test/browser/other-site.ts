import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/**
 * Our site under another name of this machine. Browsers count `localhost` as one site, whatever the port is, and
 * `forms.localhost` as another; both lead here, and are as good as HTTPS.
 */
export class OtherSite {
  readonly #server: Server;
  readonly #target: URL;
  readonly #sockets = new Set<Socket>();

  private constructor(target: URL) {
    this.#target = target;
    this.#server = createServer((request, response) => void this.#answer(request, response));
    this.#server.on('upgrade', (request, socket: Socket, head) => this.#tunnel(request, socket, head));
    this.#server.on('connection', (socket) => this.#sockets.add(socket));
  }

  static async of(siteUrl: string): Promise<OtherSite> {
    const site = new OtherSite(new URL(siteUrl));
    await once(site.#server.listen(0, '127.0.0.1'), 'listening');
    return site;
  }

  get #host(): string {
    return `forms.localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Without a path. */
  get url(): string {
    return `http://${this.#host}`;
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Puts the name of this site in place of the other's. */
  #renamed(text: string): string {
    return text.replaceAll(this.#target.host, this.#host);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, headers, body } = await this.#get(request.url ?? '/');
    response.writeHead(status, headers).end(body);
  }

  /** A page of the site: its policy and its configuration name the site. */
  async #get(path: string) {
    const answer = await fetch(new URL(path, this.#target));
    const headers = [...answer.headers]
      .filter(([name]) => !['content-encoding', 'content-length', 'transfer-encoding'].includes(name))
      .map(([name, value]): [string, string] => [name, this.#renamed(value)]);
    const bytes = Buffer.from(await answer.arrayBuffer());
    const body = path.endsWith('.json') ? this.#renamed(bytes.toString()) : bytes;
    return { status: answer.status, headers: Object.fromEntries(headers), body };
  }

  #tunnel({ url, rawHeaders }: IncomingMessage, client: Socket, head: Buffer): void {
    const upstream = connect(Number(this.#target.port), '127.0.0.1');
    const lines = rawHeaders.map((text, index) => (index % 2 === 0 ? `${text}: ` : `${text}\r\n`));
    upstream.write(`GET ${url} HTTP/1.1\r\n${lines.join('')}\r\n`);
    upstream.write(head);
    client.pipe(upstream).pipe(client);
    client.on('error', () => upstream.destroy()).on('close', () => upstream.destroy());
    upstream.on('error', () => client.destroy()).on('close', () => client.destroy());
  }
}
