import type { OpenSocket, ParticipantSocket, Presence, Registered, SocketRegister } from '../ports.ts';
import type { MemoryTables, Person } from './tables.ts';
import { refused, update } from './transaction.ts';

const nobody: Person = { sockets: [], overseeing: [] };

export function memoryPresence({ people, pace }: MemoryTables): Presence {
  const without = (sockets: readonly OpenSocket[], { connectionId }: OpenSocket) =>
    sockets.filter((each) => each.connectionId !== connectionId);
  return {
    connect: (agent, socket, role, signedInAt) =>
      update(
        people.at(agent.id),
        (current = nobody) => {
          if (current.signedOutAt !== undefined && current.signedOutAt >= signedInAt) return refused;
          const set = role === 'agent' ? 'sockets' : 'overseeing';
          return { ...current, agent, [set]: [...without(current[set], socket), socket] };
        },
        pace,
      ),
    async disconnect(agentId, socket) {
      const dropped = (current: { sockets: readonly OpenSocket[]; overseeing: readonly OpenSocket[] }) => ({
        sockets: without(current.sockets, socket),
        overseeing: without(current.overseeing, socket),
      });
      await update(
        people.at(agentId),
        (current) => (current ? { ...current, ...dropped(current) } : refused),
        pace,
      );
    },
    async find(agentId) {
      await pace('before');
      const person = people.at(agentId).value;
      return person?.agent && { agent: person.agent, sockets: [...person.sockets] };
    },
    async signOut(agentId, now) {
      await update(people.at(agentId), (current = nobody) => ({ ...current, signedOutAt: now }), pace);
      const person = people.at(agentId).value;
      return person ? [...person.sockets, ...person.overseeing] : [];
    },
  };
}

export function memoryRegister({ sockets, pace }: MemoryTables): SocketRegister {
  const without = (registered: readonly ParticipantSocket[] = [], gone: readonly ParticipantSocket[]) =>
    registered.filter((one) => !gone.some((other) => isSame(one, other)));
  return {
    async find(conversationId) {
      await pace('before');
      return sockets.at(conversationId).value ?? { sockets: [], seenAt: undefined };
    },
    async add(conversationId, added, seenAt) {
      const slot = sockets.at(conversationId);
      let all: ParticipantSocket[] = [];
      const next = (current: Registered | undefined) => {
        all = [...without(current?.sockets, added), ...added];
        return { sockets: all, seenAt: seenAt ?? current?.seenAt };
      };
      await update(slot, next, pace);
      return all;
    },
    async forget(conversationId, gone) {
      await update(
        sockets.at(conversationId),
        (current) => current && { ...current, sockets: without(current.sockets, gone) },
        pace,
      );
    },
  };
}

function isSame(one: ParticipantSocket, other: ParticipantSocket): boolean {
  return one.connectionId === other.connectionId && one.owner === other.owner;
}
