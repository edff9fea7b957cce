import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { OpenSocket, Presence } from '../../../core/ports.ts';
import type { Agent } from '../../../core/protocol/index.ts';
import { placeholders } from './expression.ts';
import { held } from './held.ts';
import { seconds } from './ttl.ts';

/** Longer than any sign-in lives, so that a sign-out is remembered until nothing signed in before it is left. */
const keptMs = 24 * 3_600_000;

const separator = '@';
const written = ({ connectionId, until }: OpenSocket) => `${connectionId}${separator}${until}`;

function parsed(member: string): OpenSocket {
  const at = member.lastIndexOf(separator);
  return { connectionId: member.slice(0, at), until: Number(member.slice(at + 1)) };
}

/** Where sockets stand: an overseer's apart, since no conversation can be handed over to them. */
const sets = { agent: 'sockets', overseer: 'overseeing' } as const;

/** One item a person, so that a sign-out and a connection made at the same moment meet in one place. */
export function dynamoPresence(client: DynamoDBDocumentClient, table: string): Presence {
  const keyed = (agentId: string) => ({ TableName: table, Key: { agentId } });
  return {
    connect: (agent, socket, role, signedInAt) => {
      const update = connection(agent, socket, sets[role], signedInAt);
      return held(client.send(new UpdateCommand({ ...keyed(agent.id), ...update })));
    },
    async disconnect(agentId, socket) {
      await held(client.send(new UpdateCommand({ ...keyed(agentId), ...disconnection(socket) })));
    },
    async find(agentId) {
      const { Item } = await client.send(new GetCommand({ ...keyed(agentId), ConsistentRead: true }));
      // Somebody who signed out before they ever connected has no name here.
      if (Item?.['name'] === undefined) return undefined;
      return { agent: { id: agentId, name: Item['name'] as string }, sockets: socketsIn(Item['sockets']) };
    },
    async signOut(agentId, now) {
      const { Attributes } = await client.send(new UpdateCommand({ ...keyed(agentId), ...signingOut(now) }));
      return Object.values(sets).flatMap((set) => socketsIn(Attributes?.[set]));
    },
  };
}

function connection(agent: Agent, socket: OpenSocket, set: string, signedInAt: number) {
  return {
    UpdateExpression: `SET #name = :name, #ttl = :ttl ADD #${set} :socket`,
    ConditionExpression: 'attribute_not_exists(#signedOutAt) OR #signedOutAt < :signedInAt',
    ...placeholders(['name', 'ttl', set, 'signedOutAt'], {
      name: agent.name,
      ttl: seconds(socket.until + keptMs),
      socket: new Set([written(socket)]),
      signedInAt,
    }),
  };
}

function disconnection(socket: OpenSocket) {
  return {
    UpdateExpression: 'DELETE #sockets :socket, #overseeing :socket',
    ConditionExpression: 'attribute_exists(#sockets) OR attribute_exists(#overseeing)',
    ...placeholders(['sockets', 'overseeing'], { socket: new Set([written(socket)]) }),
  };
}

function signingOut(now: number) {
  return {
    UpdateExpression: 'SET #signedOutAt = :now, #ttl = :ttl',
    ReturnValues: 'ALL_NEW' as const,
    ...placeholders(['signedOutAt', 'ttl'], { now, ttl: seconds(now + keptMs) }),
  };
}

function socketsIn(set: unknown): OpenSocket[] {
  return [...((set as Set<string> | undefined) ?? [])].map(parsed);
}
