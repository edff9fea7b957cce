import { expect } from 'vitest';
import { VisitorClient } from '../../../client/index.ts';
import { tokenFor } from '../../../play/local/people.ts';
import { verifies } from '../../promises.ts';
import { RawSocket } from '../stage/raw-socket.ts';
import { useStage } from '../stage/stage.ts';

const stage = useStage();

verifies('P9', 'another agent gets nothing by repeating the id of a request that was accepted', async () => {
  const { ana, visitor, conversationId } = await stage.meeting();
  const { id } = await ana.client.send(conversationId, 'for the visitor alone');
  await visitor.entry('messageSent');
  const { accessToken } = await tokenFor(stage.runtime, 'ben');
  const ben = await RawSocket.open(stage.runtime.webSocketUrl, `bearer.${accessToken}`);
  const reply = await ben.ask({ type: 'accept', id, conversationId });
  expect(reply).toMatchObject({ type: 'error', code: 'ERR_NOT_ALLOWED' });
  ben.close();
});

verifies(
  'P13',
  'eight sockets of one side are all told, also after one of them has resumed again',
  async () => {
    const credential = VisitorClient.newCredential();
    const { ana, conversationId } = await stage.meeting(undefined, { credential });
    const open = () => RawSocket.open(stage.runtime.webSocketUrl, `visitor.${credential}`);
    const sockets = await Promise.all(Array.from({ length: 7 }, open));
    for (const socket of [...sockets, ...sockets])
      await socket.ask({ type: 'resume', conversationId, afterSeq: 0 });
    const { id } = await ana.client.send(conversationId, 'to every tab');
    const heard = await Promise.all(sockets.map((socket) => socket.heard.first((each) => each['id'] === id)));
    expect(heard.map(({ text }) => text)).toEqual(Array(7).fill('to every tab'));
    for (const socket of sockets) socket.close();
  },
);
