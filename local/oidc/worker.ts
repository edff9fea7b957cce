import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { moveDate } from '../clock.ts';
import type { Listening, ProviderData } from './messages.ts';

const { clock, port, pool, accounts } = workerData as ProviderData;
moveDate(clock);
// Loaded after the clock is moved: these, and all they load, must see no other.
const { createProvider } = await import('./provider.ts');
const { Login } = await import('./login/login.ts');
const { withDefaultScope } = await import('./default-scope.ts');

const server = createServer();
server.listen(port, '127.0.0.1', () => {
  const listening: Listening = { port: (server.address() as AddressInfo).port };
  serve(`http://127.0.0.1:${listening.port}`);
  parentPort?.postMessage(listening);
});

function serve(issuer: string): void {
  const provider = createProvider(issuer, pool, accounts);
  const login = new Login(provider, pool, accounts);
  const handleProtocol = provider.callback();
  server.on('request', (request, response) => {
    if (request.url === '/jwks') request.url = '/.well-known/jwks.json';
    request.url = withDefaultScope(request.url ?? '/', pool);
    if (!request.url.startsWith('/login/')) return void handleProtocol(request, response);
    login.handle(request, response).catch(() => {
      // Such as a form that was sent after its sign-in had expired.
      response.writeHead(400, { 'content-type': 'text/plain' }).end('Please begin to sign in again.');
    });
  });
}
