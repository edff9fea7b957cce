import { Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { forms } from '../../../../branding/forms.ts';
import type { OwnMetrics } from '../own-metrics.ts';
import { explanation, graph } from './widgets.ts';

export interface AuditDashboardProps {
  /** The name of the installation. */
  readonly name: string;
  readonly own: OwnMetrics;
}

/** Ends of answers that an agent has seen, or may have seen. */
const seen = ['viewed', 'delivered', 'unconfirmed'];
/** Ends of answers that nobody has seen. */
const unseen = ['ended', 'expired', 'withdrawn', 'unreadable'];

/** Refusals that an auditor asks about. */
const refusals = [
  ...['ERR_NOT_ALLOWED', 'ERR_ALREADY_VIEWED', 'ERR_GONE', 'ERR_INVALID_ANSWER'],
  ...['ERR_CONSENT_REQUIRED', 'ERR_NOT_DELIVERED', 'ERR_SIGN_IN_AGAIN'],
];

const howToRead = `## What became of what visitors were asked
Counts in five minutes, from what was committed. **Seen** answers ended by *viewed* (the console painted them),
*delivered* (off the record only) or *unconfirmed* (claimed, then no confirmation: the agent may have seen them).
**Unseen** ones by *ended* (the chat), *expired* (their time), *withdrawn* (the visitor) or *unreadable* (sealed, and their key went or they did not open: *notOpened*). *unanswered*: the form ended without answers.
No dimension names a conversation or a person: who did what is in the audit table (docs/runbook.md#who-did-what).
Decryptions come from the trail, minutes later; over an hour they must not exceed the claimed reveals.`;

/** What an auditor looks at: forms, answers and reveals over time, by form. */
export class AuditDashboard extends Dashboard {
  constructor(scope: Construct, id: string, { name, own }: AuditDashboardProps) {
    super(scope, id, {
      dashboardName: `${name}-Audit`,
      widgets: [[explanation(howToRead)], ...formRows(own), ...answerRows(own)],
    });
  }
}

function formRows(own: OwnMetrics) {
  const byForm = (event: string) => forms.map((form) => own.formEvent(event, form.name));
  return [
    [
      graph('Forms', eventsOf(own, 'requested', 'opened', 'submitted', 'refused')),
      graph('Answers, by what ended them', eventsOf(own, ...seen, ...unseen), { stacked: true }),
      graph('Forms without answers', eventsOf(own, 'unanswered'), { right: eventsOf(own, 'confirmedLate') }),
    ],
    [
      graph('Requested, by form', byForm('requested'), { stacked: true }),
      graph('Opened, by form', byForm('opened'), { stacked: true }),
      graph('Submitted, by form', byForm('submitted'), { stacked: true }),
    ],
    [
      graph('Viewed, by form', byForm('viewed'), { stacked: true }),
      graph('Destroyed unseen, by form', unseen.flatMap(labelled(own)), { stacked: true }),
      graph('Refused, by form', byForm('refused'), { stacked: true }),
    ],
  ];
}

function answerRows(own: OwnMetrics) {
  const held = [...seen, ...unseen].map((event) => own.heldSeconds(event));
  return [
    [
      graph('Off the record', eventsOf(own, 'answerDelivered', 'notDelivered'), {
        right: eventsOf(own, 'notOpened'),
      }),
      graph('Longest held until then, s', held),
      graph('Past their time, s', [own.oldestDueAge()], { right: [own.dueForms()] }),
    ],
    [
      graph('Reveals and decryptions', [
        own.revealAttempted('claimed'),
        own.revealAttempted('refused'),
        own.wrappingKeyDecrypts(),
      ]),
      graph(
        'Refusals, by code',
        refusals.map((code) => own.refused(code)),
      ),
      graph('Handshakes refused', [own.handshakeRefused('authorize'), own.handshakeRefused('connection')]),
    ],
  ];
}

const eventsOf = (own: OwnMetrics, ...names: string[]) => names.map((event) => own.formEvent(event));

const labelled = (own: OwnMetrics) => (event: string) =>
  forms.map(({ name }) => own.formEvent(event, name).with({ label: `${name} ${event}` }));
