import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { moveDate } from '../clock.ts';
import type { Configure, ProviderData, ProviderMessage } from './messages.ts';

const port = parentPort;
if (port === null) throw new Error('local/oidc/worker.ts runs in a worker thread only');
const data = workerData as ProviderData;
const send = (message: ProviderMessage): void => port.postMessage(message);

moveDate(data.clock);
// Loaded after the clock is moved: these, and all they load, must see no other.
const { createProvider } = await import('./provider.ts');
const { Login } = await import('./login.ts');

const server = createServer();
server.listen(data.port, '127.0.0.1', () => {
  send({ type: 'listening', port: (server.address() as AddressInfo).port });
});

port.once('message', ({ pool, accounts }: Configure) => {
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = createProvider(issuer, pool, accounts);
  const login = new Login(provider, pool, accounts);
  const handleProtocol = provider.callback();
  server.on('request', (request, response) => {
    if (request.url === '/jwks') request.url = '/.well-known/jwks.json';
    if (!request.url?.startsWith('/login/')) return void handleProtocol(request, response);
    login.handle(request, response).catch(() => {
      // Such as a form that was sent after its sign-in had expired.
      response.writeHead(400, { 'content-type': 'text/plain' }).end('Please begin to sign in again.');
    });
  });
  send({ type: 'ready' });
});
