import {
  type DynamoDBDocumentClient,
  paginateQuery,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { FormRequest } from '../../../core/domain/model.ts';
import type { ConversationLists, DueForms, Listed } from '../../../core/ports.ts';
import { formItem, requestIdOf, socketsItem, toForm, waitingShards } from './conversation-items.ts';
import { placeholders } from './expression.ts';
import { held } from './held.ts';
import { readItems } from './read-items.ts';

const maxListed = 100;

/** The agent's desk, from the sparse indexes. */
export function dynamoConversationLists(client: DynamoDBDocumentClient, table: string): ConversationLists {
  const list = async (index: string, attribute: string, value: string, from = 0): Promise<ListPart> => {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: index,
        KeyConditionExpression: `#${attribute} = :value AND #since >= :from`,
        Limit: maxListed + 1,
        ...placeholders([attribute, 'since'], { value, from }),
      }),
    );
    const listed = Items.map((item) => ({
      conversationId: item['conversationId'] as string,
      since: item['since'] as number,
    }));
    return { listed, wholeUntil: LastEvaluatedKey ? (listed.at(-1)?.since ?? from) : Infinity };
  };
  return {
    async waiting(after) {
      const parts = await Promise.all(
        waitingShards.map((shard) => list('waiting', 'waiting', shard, after?.since)),
      );
      const { page, next } = pageBehind(after, parts);
      const seen = await lastSeen(page, client, table);
      return {
        conversations: page.map((each) => ({ ...each, seenAt: seen.get(each.conversationId) })),
        next,
      };
    },
    of: async (agentId) => (await list('byAgent', 'assignedTo', agentId)).listed.slice(0, maxListed),
    async openForms({ conversationId, openForms }) {
      if (openForms.length === 0) return [];
      const Keys = openForms.map((requestId) => ({ conversationId, item: formItem(requestId) }));
      const items = await readItems(client, table, Keys);
      const forms = items.map(toForm);
      return openForms.flatMap((requestId) => forms.find((form) => form.requestId === requestId) ?? []);
    },
  };
}

/** What one partition of an index gave: of what began before `wholeUntil`, all; behind that there may be more. */
interface ListPart {
  readonly listed: readonly Listed[];
  readonly wholeUntil: number;
}

/**
 * The next page of all partitions together. What one partition has not given whole waits for the page behind: another's that
 * is younger would otherwise lead past it.
 */
function pageBehind(after: Listed | undefined, parts: readonly ListPart[]) {
  const wholeUntil = Math.min(...parts.map((part) => part.wholeUntil));
  const behind = parts
    .flatMap(({ listed }) => listed)
    .filter((each) => each.since < wholeUntil && (!after || byAge(each, after) > 0))
    .toSorted(byAge);
  const page = behind.slice(0, maxListed);
  const hasMore = behind.length > maxListed || wholeUntil < Infinity;
  return { page, next: hasMore ? page.at(-1) : undefined };
}

function byAge(one: Listed, other: Listed): number {
  if (one.since !== other.since) return one.since - other.since;
  if (one.conversationId === other.conversationId) return 0;
  return one.conversationId < other.conversationId ? -1 : 1;
}

/** When the visitors of these conversations were there last, by conversation. */
async function lastSeen(
  conversations: readonly Listed[],
  client: DynamoDBDocumentClient,
  table: string,
): Promise<Map<string, number>> {
  if (conversations.length === 0) return new Map();
  const Keys = conversations.map(({ conversationId }) => ({ conversationId, item: socketsItem }));
  const items = await readItems(client, table, Keys);
  return new Map(items.map((item) => [item['conversationId'] as string, item['seenAt'] as number]));
}

/** What the index holds: keys only. */
interface DueItem {
  readonly conversationId: string;
  readonly item: string;
  readonly dueAt: number;
}

/** What is due, page by page: one that cannot be swept does not hide those behind it. */
export function dynamoDueForms(client: DynamoDBDocumentClient, table: string): DueForms {
  return {
    async *due(dueShard, now) {
      const query = {
        TableName: table,
        IndexName: 'due',
        KeyConditionExpression: '#dueShard = :dueShard AND #dueAt <= :now',
        ...placeholders(['dueShard', 'dueAt'], { dueShard, now }),
      };
      for await (const { Items = [] } of paginateQuery({ client }, query)) {
        for (const { conversationId, item, dueAt } of Items as DueItem[]) {
          yield { conversationId, requestId: requestIdOf(item), dueAt };
        }
      }
    },
    async putOff(form, lookAt) {
      await held(client.send(new UpdateCommand({ TableName: table, ...puttingOff(form, lookAt) })));
    },
  };
}

function puttingOff({ conversationId, requestId, lookAt: asRead, claim }: FormRequest, lookAt: number) {
  const sameClaim = claim ? '#claim.#id = :claimId' : 'attribute_not_exists(#claim)';
  return {
    Key: { conversationId, item: formItem(requestId) },
    UpdateExpression: 'SET #dueAt = :lookAt',
    ConditionExpression: `#dueAt = :asRead AND ${sameClaim}`,
    ...placeholders(['dueAt', 'claim', ...(claim ? ['id'] : [])], {
      lookAt,
      asRead,
      ...(claim && { claimId: claim.id }),
    }),
  };
}
