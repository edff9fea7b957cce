import { requests } from '../../core/protocol/requests.ts';
import { services } from '../constructs/service-role.ts';

/** Findings of the rule packs that stay, and why. */
export interface Acknowledgement {
  readonly title: string;
  /** What an assessor is told. */
  readonly reason: string;
  readonly covers: readonly Covered[];
}

export interface Covered {
  /** As the packs write them: `AwsSolutions-DDB3`. A setting of the configuration can stand in braces. */
  readonly rules: readonly string[];
  /** The constructs, without the installation's name: `Data/Vault`. */
  readonly at: readonly string[];
}

/** The same rule in the packs that call it by one name. */
const nist = (rule: string) => `NIST.800.53.R5-${rule}`;
const hipaa = (rule: string) => `HIPAA.Security-${rule}`;
const pci = (rule: string) => `PCI.DSS.321-${rule}`;
const inTwo = (rule: string) => [nist(rule), hipaa(rule)];
const inThree = (rule: string) => [...inTwo(rule), pci(rule)];

const pointInTimeRecovery = ['AwsSolutions-DDB3', ...inTwo('DynamoDBPITREnabled')];
const backupPlan = inTwo('DynamoDBInBackupPlan');
const wildcard = (resource: string) => `AwsSolutions-IAM5[Resource::${resource}]`;
const sockets = (method: string) =>
  wildcard(
    `arn:<AWS::Partition>:execute-api:{region}:<AWS::AccountId>:<SocketsApi04DF8096>/ws/${method}/@connections/*`,
  );

const functions = services.map((name) => `Api/${name.charAt(0).toUpperCase()}${name.slice(1)}/Function`);
const siteFunction = 'Web/Custom::CDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C';

/** All of them. None covers a stack, and none more than one rule needs. */
export const acknowledgements: readonly Acknowledgement[] = [
  {
    title: 'The vault has no backup',
    reason:
      'Visitors are promised that no answer outlives its viewing, its chat or its time, which is minutes. A backup would keep it for weeks, so that the table’s own policy denies every kind of copy to everybody. Answers that are lost with the table are asked for again (PCI DSS 4.0.1, 3.2.1: storage is kept to a minimum).',
    covers: [{ rules: [...pointInTimeRecovery, ...backupPlan], at: ['Data/Vault'] }],
  },
  {
    title: 'What is made anew, or kept twice already',
    reason:
      'A backup would add nothing. Sockets register themselves when they connect, and a restored register would name sockets that are gone; a deployment writes the pages again, in any Region; every event of the trail is in a group of logs as well, for a year, and for 90 days in CloudTrail’s own history.',
    covers: [
      { rules: [...pointInTimeRecovery, ...backupPlan], at: ['Data/Connections'] },
      { rules: inThree('S3BucketReplicationEnabled'), at: ['Web/Site', 'Watch/Trail/Files'] },
    ],
  },
  {
    title: 'Restorable for 35 days, and not longer',
    reason:
      'The table can be restored to any second of the last 35 days, and cannot be deleted before its protection is taken off. The copies of a backup plan would outlive those 35 days, and with them the retention that the brand has configured and the erasure that a visitor can ask for (GDPR, articles 5 and 17).',
    covers: [{ rules: backupPlan, at: ['Data/Conversations', 'Data/Transcript', 'Data/Audit'] }],
  },
  {
    title: 'A deployment rotates the origin secret',
    reason:
      'The secret has two readers, the distribution and the authorizer. Both have to be told of a new one, and a rotation by Secrets Manager tells neither; a deployment with another `originSecret` makes a new one and tells both. It opens no data: it shows that a connection came through the firewall.',
    covers: [
      {
        rules: ['AwsSolutions-SMG4', ...inTwo('SecretsManagerRotationEnabled')],
        at: ['Data/OriginSecret{originSecret}'],
      },
    ],
  },
  {
    title: 'Threat protection is a setting',
    reason:
      'A setting of the brand’s (`threatProtection`), as the plan that has it is billed by user. Without it stand a second factor for everybody, no self sign-up, passwords of 14 characters, and access tokens of 15 minutes that can be revoked.',
    covers: [{ rules: ['AwsSolutions-COG8'], at: ['Identity/Agents'] }],
  },
  {
    title: 'A socket is authorized when it is opened',
    reason:
      'API Gateway authorizes a WebSocket once, when it is opened: the route $connect has the authorizer, and no other route can have one (“Control and manage access to WebSocket APIs”). What it found travels with every later message, and each function decides by it who may do what (promises P9 and P17).',
    covers: [
      {
        rules: ['AwsSolutions-APIG4'],
        at: ['$disconnect', ...Object.keys(requests), '$default'].map(
          (route) => `Api/Sockets/Api/${route}-Route`,
        ),
      },
    ],
  },
  {
    title: 'Names that exist at run time only',
    reason:
      'The wildcard stands for names that do not exist before run time, the id of a socket and the names of pages, and for nothing else: API, stage, method and bucket are named.',
    covers: [
      {
        rules: [sockets('POST')],
        at: ['Api/Conversation/Policy', 'Api/Collect/Policy', 'Api/Confirm/Policy', 'Api/Sweep/Policy'],
      },
      {
        rules: [sockets('DELETE')],
        at: ['Conversation', 'Collect', 'Reveal', 'Confirm', 'Oversee', 'Enrol'].map(
          (name) => `Api/${name}/Policy`,
        ),
      },
      { rules: [wildcard('<SiteE53D7754.Arn>/*')], at: ['Web/SiteDeployment/Policy'] },
    ],
  },
  {
    title: 'The account’s role for API Gateway’s logs',
    reason:
      'The role is a setting of the account, shared by its APIs. API Gateway takes no role that may not write every log group; the actions are those of AWS’s own policy for this purpose (AmazonAPIGatewayPushToCloudWatchLogs), and only API Gateway can assume it.',
    covers: [{ rules: [wildcard('*')], at: ['Api/Sockets/GatewayLogsRole/Policy'] }],
  },
  {
    title: 'Reserved concurrency is a setting',
    reason:
      'With the setting `accountConcurrency` instances are reserved for conversation, reveal, confirm and sweep, and the others share the rest: each reservation is also a limit. It is off at first, as a new account has ten instances and Lambda reserves none of the last ten. What callers can use up is limited before: by the firewall for an address, by API Gateway for each route.',
    covers: [{ rules: inTwo('LambdaConcurrency'), at: functions }],
  },
  {
    title: 'No failure is lost',
    reason:
      'No failure is lost. Whoever calls waits for the answer: API Gateway’s client, who repeats the request by the same id, or CloudFormation, which rolls the deployment back. The sweep alone is called without waiting, and its failures go to a queue as an on-failure destination, which the rules do not know. The queues are where failures end: an alarm tells of the first, and people read them.',
    covers: [
      { rules: inTwo('LambdaDLQ'), at: [...functions, siteFunction] },
      {
        rules: ['AwsSolutions-SQS3'],
        at: ['Api/SweepDeadLetters', 'Watch/RuleDeadLetters', 'EdgeWatch/RuleDeadLetters'],
      },
    ],
  },
  {
    title: 'No function needs a network',
    reason:
      'No function listens on a network: Lambda calls it, for API Gateway, EventBridge or CloudFormation only. It calls AWS’s own endpoints, by TLS and its role, and the authorizer the issuer’s keys, which are public. A VPC would add a network to look after and take no way in or out away.',
    covers: [{ rules: inThree('LambdaInsideVPC'), at: [...functions, siteFunction] }],
  },
  {
    title: 'CDK’s own function',
    reason:
      'The function is AWS CDK’s own and runs during a deployment only, one at a time. CDK chooses the runtime that it was tested on, and updates it with its versions. Its role is ours and names what it may read and write.',
    covers: [{ rules: ['AwsSolutions-L1', ...inTwo('LambdaConcurrency')], at: [siteFunction] }],
  },
  {
    title: 'No country is shut out',
    reason:
      'Where customers may be is the brand’s to say, and they travel: a country is no sign of an attack. The firewall refuses by reputation, by what a request looks like, and by rate.',
    covers: [{ rules: ['AwsSolutions-CFR1'], at: ['Web/Front/Distribution'] }],
  },
  {
    title: 'No log of client addresses',
    reason:
      'These logs name the client’s address in every line, which this product records as a keyed pseudonym only (GDPR, article 5). Requests are in the distribution’s access log without it, by “standard logging (v2)”, which the rules do not know; refusals are in the firewall’s metrics. Who writes to the site’s bucket, or reads the trail’s, is in the trail.',
    covers: [
      { rules: ['AwsSolutions-CFR3'], at: ['Web/Front/Distribution'] },
      { rules: inThree('WAFv2LoggingEnabled'), at: ['Edge/Firewall'] },
      {
        rules: ['AwsSolutions-S1', ...inThree('S3BucketLoggingEnabled')],
        at: ['Web/Site', 'Watch/Trail/Files'],
      },
    ],
  },
  {
    title: 'In a trial only',
    reason:
      'Without a domain name, CloudFront’s own certificate serves whatever TLS the client speaks; with `domainName` set it is TLS 1.2 or later. Without `removalProtection`, the bucket of the pages keeps no versions, as CloudFormation deletes no bucket that has any. Neither is for answers of real people (docs/deploy.md).',
    covers: [
      { rules: ['AwsSolutions-CFR4'], at: ['Web/Front/Distribution'] },
      { rules: inThree('S3BucketVersioningEnabled'), at: ['Web/Site'] },
    ],
  },
  {
    title: 'The site is public',
    reason:
      'The bucket holds the public pages and nothing of anybody’s, and is encrypted by S3’s own key. A customer key would protect what everybody can fetch.',
    covers: [{ rules: inThree('S3DefaultEncryptionKMS'), at: ['Web/Site'] }],
  },
];
