import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import {
  aim,
  assumed,
  billOf,
  billOfChats,
  billOfForms,
  billOfMonth,
  type Line,
  many,
  total,
  usageOf,
} from './bill.ts';
import type { Measured } from './measure.ts';
import { prices, pricesOf } from './prices.ts';
import { idleMinutes, type Step } from './scenes.ts';

/** docs/cost.md, from what was measured. `root` is the project's folder. */
export async function costPage(measured: Measured, root: string): Promise<string> {
  const forms = billOfForms(measured);
  const text = [
    introduction(),
    `## A thousand payment-card forms\n\n${formsText(total(forms))}`,
    billTable(forms),
    'By step, for one form; calls are those of functions to DynamoDB, KMS and sockets, which [a test](../test/scenario/costs.test.ts) counts for every kind of step:',
    stepTable(measured.form),
    `## A thousand idle chats\n\n${chatsText}`,
    billTable(billOfChats(measured)),
    'By step, for one chat:',
    stepTable(measured.chat),
    `## A month in which nobody comes\n\n${monthText}`,
    billTable(billOfMonth(measured)),
    notCounted(),
  ].join('\n\n');
  const filepath = join(root, 'docs/cost.md');
  return format(text, { ...(await resolveConfig(filepath)), filepath });
}

const introduction = () => `# Cost

What AWS bills for Sealform, at the list prices of us-east-1 of ${pricesOf}, in US dollars, without free tiers and discounts. Quantities are measured: [bench/cost](../bench/cost) plays a form and a chat on the [local runtime](architecture.md#the-local-runtime), which runs the deployed bundles on the synthesized templates, and counts what is billed. This page is made of that by \`npm run docs:cost\`; [a test](../test/bench/cost.test.ts) measures again and fails if a bill has grown by more than 5 %.

Assumed, because only AWS can measure it: an invocation is billed ${assumed.invocationMs} ms at ${assumed.memoryGigabytes * 1_024} MB, cold starts spread over all, and Lambda logs ${assumed.platformLogBytes} bytes of its own about it; CloudTrail logs ${thousands(assumed.trailBytes)} bytes about a request to KMS. Not measured on AWS so far: everything on this page.

Units of tables are the local database's count by the items' sizes, doubled in transactions; units of indexes are counted from the items before and after, as the DynamoDB Developer Guide describes, and once: an index is written after the transaction. Retries after conflicts and throttling come on top.`;

const formsText = (dollars: number) =>
  `In a chat that is open anyway, a form is requested, opened and submitted, its CVV relayed and acknowledged, its answers revealed and confirmed, and each of these audited: ${money(dollars)} for ${thousands(many)} forms. ${
    dollars <= aim
      ? `The aim is ${money(aim)} at most.`
      : `The aim was ${money(aim)}, and is **not reached**.`
  }`;

const chatsText = `A visitor connects and opens a chat, an agent connects and takes it, both are silent for ${idleMinutes} minutes but for asking once a minute what they have missed, the agent ends it, and both disconnect. An agent who has several chats connects once for all of them; here each chat pays for a connection of its own.`;

const monthText = `Counted in the templates of the settings as they come. Metrics are those that one form and one chat emit; each further form, kind of request or error code adds some in the hours in which it occurs. API Gateway's metrics by route are counted as five for each route.`;

const notCounted = () => `## Not counted

- Storage: $0.25 for a GB and month of tables, $0.20 more for point-in-time recovery, $0.03 for logs. A form leaves some 7 KB of logs, and 9 KB of transcript and audit records with their indexes.
- Agents in the user pool: $0.015 for each that signs in during a month, the first 10,000 free. With threat protection the pool's Plus plan has its own price.
- The trail: the first copy of management events is free, and a second trail in the account is billed, $2 per 100,000 of them. Writes to the site's bucket are $0.10 per 100,000. Everything else that happens in the account is written to the trail's group of logs too: ${money(1_000_000 * assumed.trailBytes * prices.logBytes)} for a million events of the size assumed above.
- Mail from SNS, EventBridge's rules, certificates, and the site's bucket: cents.
- Sweeps that find something: one read, one transaction and two posts for each form that time ends.`;

function billTable(bill: readonly Line[]): string {
  const rows = bill.map(
    ({ what, quantity, price, dollars }) =>
      `| ${what} | ${thousands(quantity)} | ${unitPrice(price)} | ${money(dollars)} |`,
  );
  return [
    '| what | quantity | price of one | |',
    '|---|--:|--:|--:|',
    ...rows,
    `| **total** | | | **${money(total(bill))}** |`,
  ].join('\n');
}

function stepTable(steps: readonly Step[]): string {
  const row = (name: string, { usage, calls }: Pick<Step, 'usage' | 'calls'>) =>
    `| ${name} | ${calls.length} | ${usage.writeUnits} | ${usage.readUnits} | ${usage.messages} | ${usage.invocations} | ${usage.keyRequests} | ${money(total(billOf(usage, many)))} |`;
  return [
    `| step | calls | write units | read units | messages | invocations | key requests | ${thousands(many)} of them |`,
    '|---|--:|--:|--:|--:|--:|--:|--:|',
    ...steps.map((step) => row(step.name, step)),
    row('**all**', { usage: usageOf(steps), calls: steps.flatMap(({ calls }) => calls) }),
  ].join('\n');
}

function thousands(quantity: number): string {
  return Math.round(quantity).toLocaleString('en-US');
}

/** Four digits after the point below a dollar, where forms are compared. */
function money(dollars: number): string {
  return `$${dollars.toFixed(dollars < 1 ? 4 : 2)}`;
}

function unitPrice(dollars: number): string {
  if (dollars >= 0.01) return `$${dollars.toFixed(2)}`;
  return `$${Number((dollars * 1_000_000).toPrecision(6))} a million`;
}
