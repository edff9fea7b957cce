import { expect, test } from 'vitest';
import { newAgent, newSocket, now } from './examples.ts';
import { overEachStore } from './stores.ts';

overEachStore((ports) => {
  test('an agent who is connected is found with every open socket, under the name last given', async () => {
    const { presence } = ports();
    const [agent, one, other] = [newAgent(), newSocket(), newSocket()];
    expect(await presence.find(agent.id)).toBeUndefined();
    expect(await presence.connect(agent, one, 'agent', now)).toBe(true);
    expect(await presence.find(agent.id)).toEqual({ agent, sockets: [one] });
    const renamed = { ...agent, name: 'Anna' };
    expect(await presence.connect(renamed, other, 'agent', now)).toBe(true);
    expect(await presence.connect(renamed, other, 'agent', now)).toBe(true);
    const found = await presence.find(agent.id);
    expect(found?.agent).toEqual(renamed);
    expect(found?.sockets).toHaveLength(2);
    expect(found?.sockets).toEqual(expect.arrayContaining([one, other]));
  });

  test('a socket that is closed is not found any more, and closing it twice is no error', async () => {
    const { presence } = ports();
    const [agent, one, other] = [newAgent(), newSocket(), newSocket()];
    for (const socket of [one, other]) await presence.connect(agent, socket, 'agent', now);
    await presence.disconnect(agent.id, one);
    await presence.disconnect(agent.id, one);
    expect(await presence.find(agent.id)).toEqual({ agent, sockets: [other] });
    await presence.disconnect(agent.id, other);
    expect((await presence.find(agent.id))?.sockets).toEqual([]);
    await presence.disconnect(agent.id, other);
    expect(await presence.signOut(agent.id, now)).toEqual([]);
  });

  test('nobody is there because a socket was closed', async () => {
    const { presence } = ports();
    const nobody = newAgent();
    await presence.disconnect(nobody.id, newSocket());
    expect(await presence.find(nobody.id)).toBeUndefined();
  });

  test('by the sockets of an overseer nobody is at the desk', async () => {
    const { presence } = ports();
    const [person, overseeing, working] = [newAgent(), newSocket(), newSocket()];
    expect(await presence.connect(person, overseeing, 'overseer', now)).toBe(true);
    expect(await presence.find(person.id)).toEqual({ agent: person, sockets: [] });
    await presence.connect(person, working, 'agent', now);
    expect(await presence.find(person.id)).toEqual({ agent: person, sockets: [working] });
    await presence.disconnect(person.id, overseeing);
    expect(await presence.signOut(person.id, now)).toEqual([working]);
  });

  test('a sign-out gives every socket that is noted, and refuses those of earlier sign-ins', async () => {
    const { presence } = ports();
    const [person, working, overseeing, late] = [newAgent(), newSocket(), newSocket(), newSocket()];
    await presence.connect(person, working, 'agent', now - 1);
    await presence.connect(person, overseeing, 'overseer', now - 1);
    const noted = await presence.signOut(person.id, now);
    expect(noted).toHaveLength(2);
    expect(noted).toEqual(expect.arrayContaining([working, overseeing]));
    for (const role of ['agent', 'overseer'] as const) {
      expect(await presence.connect(person, late, role, now - 1)).toBe(false);
      expect(await presence.connect(person, late, role, now)).toBe(false);
    }
    expect(await presence.find(person.id)).toEqual({ agent: person, sockets: [working] });
    expect(await presence.connect(person, late, 'agent', now + 1)).toBe(true);
  });

  test('a sign-out counts for who has not connected yet, and puts nobody at a desk', async () => {
    const { presence } = ports();
    const person = newAgent();
    expect(await presence.signOut(person.id, now)).toEqual([]);
    expect(await presence.find(person.id)).toBeUndefined();
    expect(await presence.connect(person, newSocket(), 'agent', now)).toBe(false);
    expect(await presence.connect(person, newSocket(), 'agent', now + 1)).toBe(true);
  });
});
