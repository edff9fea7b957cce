import type { Context } from '../../../smoke/aws/context.ts';
import { Installation, type Resource } from '../../../smoke/aws/installation.ts';
import { type Check, find } from '../../../smoke/check.ts';

/** Of an installation called Acme: `<stack> <type> <logical id> <physical id>`. */
const deployed = `
Data AWS::KMS::Key WrappingKeyA1B2 key-1
Data AWS::KMS::Key OperationsKeyC3D4 key-2
Data AWS::KMS::Key SigningKey1F6A7 key-3
Data AWS::IAM::Role EnrolRoleB9C0 Acme-Data-EnrolRole
Data AWS::IAM::Role CollectRoleE5F6 Acme-Data-CollectRole
Data AWS::IAM::Role RevealRoleA7B8 Acme-Data-RevealRole
Data AWS::DynamoDB::Table Vault1234 acme-vault
Identity AWS::Cognito::UserPool Agents1234 eu-central-1_abc
Api AWS::ApiGatewayV2::Api SocketsApi1234 a1b2c3
Api AWS::Logs::LogGroup AuthorizeLogs1234 acme-authorize
Api AWS::Logs::LogGroup AccessLogs1234 acme-access
Api AWS::Events::Rule SweepEveryMinute1234 acme-sweep
Watch AWS::Logs::LogGroup TrailLogs1234 acme-trail
Watch AWS::Events::Rule KeyUse1234 acme-key-use
Watch AWS::SNS::Topic AlarmTopic1234 arn:aws:sns:eu-central-1:123456789012:acme-alarms
Watch AWS::CloudWatch::Dashboard Audit1234 Acme-Audit
`;

export const resources: Resource[] = deployed
  .trim()
  .split('\n')
  .map((line) => {
    const [stack = '', type = '', logicalId = '', physicalId = ''] = line.split(' ');
    return { stack, region: 'eu-central-1', type, logicalId, physicalId };
  });

/** When the run began, ms since the epoch. */
export const since = Date.parse('2026-11-22T10:00:00Z');

/** A context whose clock moves when somebody waits. */
export function contextOf(of: readonly Resource[] = resources): Context {
  let now = since + 30_000;
  const installation = new Installation('Acme', 'eu-central-1', of);
  return {
    installation: () => Promise.resolve(installation),
    since,
    waitMs: 60_000,
    environment: {
      now: () => now,
      after: (ms, task) => {
        now += ms;
        queueMicrotask(task);
        return () => undefined;
      },
    },
  };
}

export async function resultOf(check: Check): Promise<string> {
  const { result, reason } = await find(check);
  return reason === undefined ? result : `${result}: ${reason}`;
}
