import {
  CloudWatchLogsClient,
  DescribeLogStreamsCommand,
  paginateFilterLogEvents,
} from '@aws-sdk/client-cloudwatch-logs';
import { type Check, Failed, NotShown } from '../check.ts';
import { asking, type Context, notNone, some, until } from './context.ts';
import type { Resource } from './installation.ts';

const logGroup = 'AWS::Logs::LogGroup';

/** What this very run has caused is in the logs: the functions may write them, and the logs service may use the key. */
export function functionLogs(context: Context): Check {
  return asking(context, {
    id: 'logs',
    shows: 'every log group of functions and API has what this run caused',
    remedy:
      'See that the operations key’s policy lets the logs service of this Region use it for these groups, and that the functions’ policies let them write.',
    actions: 'logs:FilterLogEvents',
    async look(installation) {
      const groups = notNone(installation.all(logGroup).filter(isOfApi), 'log groups of an API');
      let silent = [...groups];
      await until(context, async () => {
        silent = await filter(silent, async (group) => !(await hasEventsSince(group, context.since)));
        return silent.length === 0 ? true : undefined;
      });
      if (silent.length > 0) throw new Failed(`nothing since this run began: ${some(names(silent))}`);
    },
  });
}

/** The others: of deployments, of CloudFront, of the trail. They come minutes later, or when something happens. */
export function otherLogs(context: Context): Check {
  return asking(context, {
    id: 'other-logs',
    shows: 'every other log group has been written to',
    remedy: 'See that the key of the group’s Region lets the logs service use it.',
    actions: 'logs:DescribeLogStreams',
    async look(installation) {
      const groups = notNone(
        installation.all(logGroup).filter((group) => !isOfApi(group)),
        'log groups besides',
      );
      const empty = await filter([...groups], async (group) => !(await hasStream(group)));
      if (empty.length > 0) throw new NotShown(`not yet written to: ${some(names(empty))}`);
    },
  });
}

function isOfApi({ stack }: Resource): boolean {
  return stack === 'Api';
}

async function hasEventsSince({ region, physicalId }: Resource, since: number): Promise<boolean> {
  const client = new CloudWatchLogsClient({ region });
  const asked = { logGroupName: physicalId, startTime: since, limit: 1 };
  for await (const { events = [] } of paginateFilterLogEvents({ client }, asked)) {
    if (events.length > 0) return true;
  }
  return false;
}

async function hasStream({ region, physicalId }: Resource): Promise<boolean> {
  const client = new CloudWatchLogsClient({ region });
  const { logStreams = [] } = await client.send(
    new DescribeLogStreamsCommand({ logGroupName: physicalId, limit: 1 }),
  );
  return logStreams.length > 0;
}

async function filter<T>(items: readonly T[], isOne: (item: T) => Promise<boolean>): Promise<T[]> {
  const kept = await Promise.all(items.map(isOne));
  return items.filter((_, index) => kept[index]);
}

function names(groups: readonly Resource[]): string[] {
  return groups.map(({ logicalId }) => logicalId);
}
