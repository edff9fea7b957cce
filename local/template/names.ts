import { createHash } from 'node:crypto';

/** Where a resource stands: what its generated name and its ARN are made of. */
export interface Place {
  readonly account: string;
  readonly region: string;
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
}

/** The property by which a template may name a resource itself. */
export const nameProperties: Readonly<Record<string, string>> = {
  'AWS::ApiGatewayV2::Stage': 'StageName',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::Events::EventBus': 'Name',
  'AWS::Events::Rule': 'Name',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::IAM::Policy': 'PolicyName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::KMS::Alias': 'AliasName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Lambda::LayerVersion': 'LayerName',
  'AWS::Logs::DeliveryDestination': 'Name',
  'AWS::Logs::DeliverySource': 'Name',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::Scheduler::Schedule': 'Name',
  'AWS::SecretsManager::Secret': 'Name',
  'AWS::WAFv2::WebACL': 'Name',
  'AWS::CloudTrail::Trail': 'TrailName',
  'AWS::CloudWatch::Alarm': 'AlarmName',
  'AWS::CloudWatch::CompositeAlarm': 'AlarmName',
  'AWS::CloudWatch::Dashboard': 'DashboardName',
  'AWS::Cognito::UserPoolDomain': 'Domain',
  'AWS::Cognito::UserPoolGroup': 'GroupName',
  // A resource server is called by its identifier: its name is for people.
  'AWS::Cognito::UserPoolResourceServer': 'Identifier',
};

/** Generated ids in the shape that AWS gives them; the same for the same stack and logical id. */
const generatedIds: Readonly<Record<string, (place: Place) => string>> = {
  'AWS::ApiGatewayV2::Api': (place) => digits(place, 36, 10),
  'AWS::ApiGatewayV2::Authorizer': (place) => digits(place, 36, 6),
  'AWS::ApiGatewayV2::Integration': (place) => digits(place, 36, 7),
  'AWS::ApiGatewayV2::Route': (place) => digits(place, 36, 7),
  'AWS::CloudFront::CachePolicy': uuid,
  'AWS::CloudFront::Distribution': (place) => `E${digits(place, 36, 13).toUpperCase()}`,
  'AWS::CloudFront::OriginAccessControl': (place) => `E${digits(place, 36, 13).toUpperCase()}`,
  'AWS::CloudFront::OriginRequestPolicy': uuid,
  'AWS::CloudFront::ResponseHeadersPolicy': uuid,
  'AWS::Cognito::UserPool': (place) => `${place.region}_${digits(place, 36, 9)}`,
  'AWS::Cognito::UserPoolClient': (place) => digits(place, 36, 26),
  'AWS::KMS::Key': uuid,
  'AWS::Logs::Delivery': (place) => digits(place, 36, 16),
  'AWS::Logs::QueryDefinition': uuid,
  'AWS::S3::Bucket': (place) => `${place.stack}-${place.logicalId}-${digits(place, 36, 12)}`.toLowerCase(),
};

/** The longest name that the service takes, in characters. */
const longest: Readonly<Record<string, number>> = { 'AWS::DynamoDB::Table': 255 };

/** The name that a resource gets when its template gives it none. */
export function generatedName(place: Place): string {
  const generate = generatedIds[place.type];
  if (generate !== undefined) return generate(place);
  const suffix = digits(place, 36, 12).toUpperCase();
  const room = (longest[place.type] ?? 64) - suffix.length - 1;
  return `${`${place.stack}-${place.logicalId}`.slice(0, room)}-${suffix}`;
}

function digest({ stack, logicalId }: Place): string {
  return createHash('sha256').update(`${stack}/${logicalId}`).digest('hex');
}

/** Digits that are always the same for a place, and look random. */
export function digits(place: Place, base: number, length: number): string {
  return BigInt(`0x${digest(place)}`)
    .toString(base)
    .padStart(length, '0')
    .slice(-length);
}

/** A UUID that is always the same for a place. */
export function uuid(place: Place): string {
  const hex = digest(place);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
