import type { OpenSocket, Presence, SocketRegister } from '../ports.ts';
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

const mapOf = { visitor: 'visitorSockets', agent: 'agentSockets' } as const;

export function memoryRegister({ conversations, pace }: MemoryTables): SocketRegister {
  return {
    async addSocket(conversation, role, { connectionId, until }, drop) {
      const added = await update(
        conversations.at(conversation.conversationId),
        (current) => {
          const same =
            role === 'visitor'
              ? current?.visitorHash === conversation.visitorHash
              : current?.agent && current.agent.id === conversation.agent?.id;
          if (!current || !same) return refused;
          const kept = Object.entries(current[mapOf[role]]).filter(([id]) => !drop.includes(id));
          return { ...current, [mapOf[role]]: { ...Object.fromEntries(kept), [connectionId]: until } };
        },
        pace,
      );
      if (!added) throw new Error('this socket belongs to nobody who takes part');
    },
    async forgetSockets(conversationId, role, connectionIds) {
      const forgotten = await update(
        conversations.at(conversationId),
        (current) => {
          if (!current) return refused;
          const kept = Object.entries(current[mapOf[role]]).filter(([id]) => !connectionIds.includes(id));
          return { ...current, [mapOf[role]]: Object.fromEntries(kept) };
        },
        pace,
      );
      if (!forgotten) throw new Error('this conversation does not exist');
    },
  };
}
