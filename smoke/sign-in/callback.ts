import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Failed } from '../check.ts';

/** What an issuer sends a person back with (RFC 6749, section 4.1.2; RFC 9207 for `iss`). */
type Parameters = Pick<URLSearchParams, 'get'>;

/** An error code of RFC 6749: what the address says is repeated only if it is one. */
const errorCode = /^[a-z_]{1,40}$/;

/** The loopback address of a native app (RFC 8252, section 7.3), until one code has come. */
export class Callback {
  readonly url: string;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://localhost:${(server.address() as AddressInfo).port}/callback`;
  }

  /** @throws Failed when the port is taken */
  static async listen(port: number): Promise<Callback> {
    const server = createServer();
    await new Promise<void>((resolve, reject) => {
      server.once('error', () => reject(new Failed(`port ${port} of this machine is taken`)));
      server.listen(port, 'localhost', resolve);
    });
    return new Callback(server);
  }

  /**
   * The code that comes back with this state. Whatever comes with another state is refused, and the waiting goes on.
   *
   * @throws Failed when the issuer sends an error instead
   */
  code(state: string, issuerUrl: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#server.on('request', ({ url = '/' }, response) => {
        const { pathname, searchParams } = new URL(url, this.url);
        if (pathname !== '/callback' || !isFrom(searchParams, state, issuerUrl)) {
          return say(response, 400, 'This is not the sign-in that is waited for.');
        }
        const code = searchParams.get('code');
        say(response, 200, code === null ? 'The sign-in failed.' : 'Signed in. You can close this page.');
        if (code === null) reject(new Failed(`the issuer says ${reasonOf(searchParams)}`));
        else resolve(code);
      });
    });
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

function isFrom(parameters: Parameters, state: string, issuerUrl: string): boolean {
  const issuer = parameters.get('iss');
  return parameters.get('state') === state && (issuer === null || issuer === issuerUrl);
}

function reasonOf(parameters: Parameters): string {
  const reason = parameters.get('error') ?? '';
  return errorCode.test(reason) ? reason : 'no';
}

function say(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'Content-Type': 'text/plain',
    'Cache-Control': 'no-store',
    Connection: 'close',
  });
  response.end(`${text}\n`);
}
