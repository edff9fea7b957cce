import { digits, uuid, type Place } from './names.ts';

type Tail = (name: string, place: Place) => string;

/** Service, and the resource part of the ARN after account and region. */
const shapes: Readonly<Record<string, readonly [service: string, tail: Tail]>> = {
  'AWS::CloudTrail::Trail': ['cloudtrail', (name) => `trail/${name}`],
  'AWS::CloudWatch::Alarm': ['cloudwatch', (name) => `alarm:${name}`],
  'AWS::CloudWatch::CompositeAlarm': ['cloudwatch', (name) => `alarm:${name}`],
  'AWS::Cognito::UserPool': ['cognito-idp', (name) => `userpool/${name}`],
  'AWS::DynamoDB::Table': ['dynamodb', (name) => `table/${name}`],
  'AWS::Events::EventBus': ['events', (name) => `event-bus/${name}`],
  'AWS::Events::Rule': ['events', (name) => `rule/${name}`],
  'AWS::KMS::Alias': ['kms', (name) => name],
  'AWS::KMS::Key': ['kms', (name) => `key/${name}`],
  'AWS::Lambda::Function': ['lambda', (name) => `function:${name}`],
  'AWS::Lambda::LayerVersion': ['lambda', (name) => `layer:${name}:1`],
  'AWS::Logs::Delivery': ['logs', (name) => `delivery:${name}`],
  'AWS::Logs::DeliveryDestination': ['logs', (name) => `delivery-destination:${name}`],
  'AWS::Logs::DeliverySource': ['logs', (name) => `delivery-source:${name}`],
  'AWS::Logs::LogGroup': ['logs', (name) => `log-group:${name}:*`],
  'AWS::SNS::Topic': ['sns', (name) => name],
  'AWS::SQS::Queue': ['sqs', (name) => name],
  'AWS::Scheduler::Schedule': ['scheduler', (name) => `schedule/default/${name}`],
  'AWS::SecretsManager::Secret': [
    'secretsmanager',
    (name, place) => `secret:${name}-${digits(place, 36, 6)}`,
  ],
  'AWS::WAFv2::WebACL': ['wafv2', (name, place) => `global/webacl/${name}/${uuid(place)}`],
};

/** Resources that belong to no region, or to no account either: what stands between service and name. */
const elsewhere: Readonly<Record<string, (place: Place, name: string) => string>> = {
  'AWS::CloudFront::Distribution': ({ account }, name) => `cloudfront::${account}:distribution/${name}`,
  'AWS::CloudWatch::Dashboard': ({ account }, name) => `cloudwatch::${account}:dashboard/${name}`,
  'AWS::IAM::ManagedPolicy': ({ account }, name) => `iam::${account}:policy/${name}`,
  'AWS::IAM::Role': ({ account }, name) => `iam::${account}:role/${name}`,
  'AWS::S3::Bucket': (_place, name) => `s3:::${name}`,
};

/** The resource's ARN. For a type not known here it has the right form but not AWS's exact wording. */
export function arnOf(place: Place, name: string): string {
  const { account, region, type } = place;
  const own = elsewhere[type];
  if (own !== undefined) return `arn:aws:${own(place, name)}`;
  if (type.startsWith('AWS::ApiGatewayV2::')) return `arn:aws:apigateway:${region}::/apis/${name}`;
  const [, service = 'custom', kind = 'resource'] = type.toLowerCase().split('::');
  const [arnService, tail] = shapes[type] ?? [service, (id: string) => `${kind}/${id}`];
  return `arn:aws:${arnService}:${region}:${account}:${tail(name, place)}`;
}
