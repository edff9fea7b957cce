import { type AgentOptions, memoryKeyStore } from '../../../client/index.ts';
import type { Recipient, Request, ServerMessage } from '../../../core/protocol/index.ts';
import { Workspace } from '../../../web/console/work/workspace.ts';
import { FakeServer } from '../../client/scene/fake-server.ts';
import { form, testForms } from '../../client/scene/test-forms.ts';

/** A workspace at a server in memory, with a conversation that the agent has taken. */
export async function work() {
  const server = new FakeServer(...testForms);
  let recipient: Recipient | undefined;
  const { carry } = server;
  server.carry = (socket, message) => {
    const said = message as ServerMessage;
    if (said.type === 'enrolled') recipient = said.recipient;
    carry(socket, message);
  };
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
    // Its answers come as they are: what is sealed is opened by the client, which has tests of its own.
    forms: [form],
    isVisible,
  });
  await environment.until(workspace.start());
  const take = async () => {
    const id = await server.visit();
    await environment.until(workspace.accept(id));
    const chat = workspace.desk.chats.get(id);
    if (!chat) throw new Error('not taken');
    return chat;
  };
  const refuse = (type: Request['type'], code: 'ERR_NOT_ALLOWED') =>
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
