import { type AgentOptions, memoryKeyStore } from '../../../client/index.ts';
import type { Recipient, Request } from '../../../core/protocol/index.ts';
import { Workspace } from '../../../web/console/work/workspace.ts';
import { FakeServer } from '../../client/old-fake-server.ts';
import { vouch } from '../../client/old-sealed-scene.ts';
import { makeBrand } from '../../core/sealing/certificate-scene.ts';
import { bytesOf } from '../../core/sealing/scene.ts';

/** A workspace at a server in memory, with a conversation that the agent has taken. */
export async function work() {
  const server = new FakeServer();
  server.form = { name: 'card-on-file', version: 1, hash: '0'.repeat(64) };
  const brand = await makeBrand();
  let recipient: Recipient | undefined;
  server.vouch = async (publicKey) =>
    (recipient = await vouch(server, brand, { publicKey: bytesOf(publicKey) }));
  const { environment } = server;
  let visible = true;
  const credential: AgentOptions['credential'] = () =>
    Promise.resolve({ accessToken: 'a.b.c', expiresAt: environment.now() + 3_600_000 });
  const isVisible = () => visible;
  const workspace = new Workspace({
    webSocketUrl: 'wss://a.example/ws',
    environment,
    credential,
    keyStore: memoryKeyStore(),
    isVisible,
  });
  await environment.until(workspace.start());
  const take = async (id: string = crypto.randomUUID()) => {
    server.add(id, { type: 'started' });
    await environment.until(workspace.accept(id));
    const chat = workspace.chats.get(id);
    if (!chat) throw new Error('not taken');
    return chat;
  };
  const refuse = (type: Request['type'], code: 'ERR_NOT_ALLOWED' | 'ERR_ALREADY_VIEWED') =>
    (server.intercept = (request, socket) => request.type === type && server.refuse(socket, request, code));
  return {
    server,
    environment,
    workspace,
    take,
    refuse,
    recipient: () => recipient,
    hide: () => (visible = false),
    see: () => (visible = true),
  };
}
