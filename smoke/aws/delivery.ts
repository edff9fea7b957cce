import { type Check, Failed, NotShown } from '../check.ts';
import { asking, type Context, notNone, some, until } from './context.ts';
import type { Resource } from './installation.ts';
import { sums } from './sums.ts';

const hour = 3_600_000;

/** Rules are looked at so far back, ms: a deployment matches some of them. */
const rulesBackMs = hour;

/** Topics are looked at so far back, ms. */
const mailBackMs = 72 * hour;

interface Rule extends Resource {
  readonly delivered: number;
  readonly failed: number;
}

/** EventBridge may call what its rules name: the sweep each minute, and the topic when somebody touches what is watched. */
export function ruleDelivery(context: Context): Check {
  return asking(context, {
    id: 'rules',
    shows: 'the sweep runs, and no rule fails to reach its target',
    remedy:
      'The target’s own policy must let events.amazonaws.com use it, and so must the policy of its key.',
    actions: 'cloudwatch:GetMetricData',
    async look(installation) {
      const resources = notNone(installation.all('AWS::Events::Rule'), 'rules');
      let rules: Rule[] = [];
      await until(context, async () => {
        rules = await measured(resources, context);
        return rules.some(isSweep) ? true : undefined;
      });
      const failing = rules.filter(({ failed }) => failed > 0);
      if (failing.length > 0) throw new Failed(`did not reach their target: ${some(names(failing))}`);
      if (!rules.some(isSweep)) throw new Failed('the sweep’s rule has not called it within an hour');
      const quiet = rules.filter(({ delivered }) => delivered === 0);
      return quiet.length > 0 ? `nothing to deliver yet: ${some(names(quiet))}` : undefined;
    },
  });
}

function isSweep({ stack, delivered }: Rule): boolean {
  return stack === 'Api' && delivered > 0;
}

function names(rules: readonly Rule[]): string[] {
  return rules.map(({ logicalId }) => logicalId);
}

/** What says that a target was not reached; what was put aside in a dead-letter queue is counted apart. */
const failures = ['FailedInvocations', 'InvocationsSentToDlq', 'InvocationsFailedToBeSentToDlq'];

/** All rules here are on the default event bus, where `RuleName` is their only dimension. */
async function measured(rules: readonly Resource[], { environment }: Context): Promise<Rule[]> {
  const now = environment.now();
  const of = async (rule: Resource) => {
    const counted = ['Invocations', ...failures].map((metric) => ({
      namespace: 'AWS/Events',
      metric,
      dimensions: { RuleName: rule.physicalId },
    }));
    const [delivered = 0, ...failed] = await sums(rule.region, counted, now - rulesBackMs, now);
    return { ...rule, delivered, failed: failed.reduce((total, each) => total + each, 0) };
  };
  return Promise.all(rules.map(of));
}

/** A topic delivers only to whom has confirmed; until then alarms are told to nobody. */
export function alarmMail(context: Context): Check {
  return asking(context, {
    id: 'alarm-mail',
    shows: 'what was published to the alarms’ topics was delivered',
    remedy:
      'Open the mail from AWS Notifications at the alarm address and confirm the subscription; each topic sends one.',
    actions: 'cloudwatch:GetMetricData',
    async look(installation) {
      const topics = notNone(installation.all('AWS::SNS::Topic'), 'topics');
      const found = await Promise.all(topics.map((topic) => deliveredBy(topic, context)));
      const unheard = found.filter(({ published, delivered }) => published > 0 && delivered === 0);
      if (unheard.length > 0) {
        const names = unheard.map(({ logicalId, stack }) => `${stack}/${logicalId}`);
        throw new Failed(`published and delivered to nobody, so not confirmed: ${some(names)}`);
      }
      const silent = found.filter(({ delivered }) => delivered === 0);
      if (silent.length > 0) {
        const topicNames = silent.map(({ stack, logicalId }) => `${stack}/${logicalId}`);
        throw new NotShown(
          `nothing was published within 3 days to ${some(topicNames)}: set an alarm’s state by hand, and run this again`,
        );
      }
    },
  });
}

async function deliveredBy(topic: Resource, { environment }: Context) {
  const now = environment.now();
  const dimensions = { TopicName: topic.physicalId.split(':').at(-1) ?? '' };
  const counted = ['NumberOfMessagesPublished', 'NumberOfNotificationsDelivered'].map((metric) => ({
    namespace: 'AWS/SNS',
    metric,
    dimensions,
  }));
  const [published = 0, delivered = 0] = await sums(topic.region, counted, now - mailBackMs, now);
  return { ...topic, published, delivered };
}
