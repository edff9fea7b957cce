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
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::Scheduler::Schedule': 'Name',
  'AWS::Cognito::UserPoolDomain': 'Domain',
  'AWS::Cognito::UserPoolGroup': 'GroupName',
};

/** Generated ids in the shape that AWS gives them; the same for the same stack and logical id. */
const generatedIds: Readonly<Record<string, (place: Place) => string>> = {
  'AWS::ApiGatewayV2::Api': (place) => digits(place, 36, 10),
  'AWS::ApiGatewayV2::Authorizer': (place) => digits(place, 36, 6),
  'AWS::ApiGatewayV2::Integration': (place) => digits(place, 36, 7),
  'AWS::ApiGatewayV2::Route': (place) => digits(place, 36, 7),
  'AWS::Cognito::UserPool': (place) => `${place.region}_${digits(place, 36, 9)}`,
  'AWS::Cognito::UserPoolClient': (place) => digits(place, 36, 26),
  'AWS::KMS::Key': (place) => uuid(place),
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

type ArnTail = (name: string) => string;

/** Service, and the resource part of the ARN after account and region. */
const arnShapes: Readonly<Record<string, readonly [service: string, tail: ArnTail]>> = {
  'AWS::Cognito::UserPool': ['cognito-idp', (name) => `userpool/${name}`],
  'AWS::DynamoDB::Table': ['dynamodb', (name) => `table/${name}`],
  'AWS::Events::EventBus': ['events', (name) => `event-bus/${name}`],
  'AWS::Events::Rule': ['events', (name) => `rule/${name}`],
  'AWS::KMS::Alias': ['kms', (name) => name],
  'AWS::KMS::Key': ['kms', (name) => `key/${name}`],
  'AWS::Lambda::Function': ['lambda', (name) => `function:${name}`],
  'AWS::Logs::LogGroup': ['logs', (name) => `log-group:${name}:*`],
  'AWS::SNS::Topic': ['sns', (name) => name],
  'AWS::SQS::Queue': ['sqs', (name) => name],
  'AWS::Scheduler::Schedule': ['scheduler', (name) => `schedule/default/${name}`],
};

/** The resource's ARN. For a type not known here it has the right form but not AWS's exact wording. */
export function arnOf(place: Place, name: string): string {
  const { account, region, type } = place;
  if (type === 'AWS::IAM::Role') return `arn:aws:iam::${account}:role/${name}`;
  if (type === 'AWS::IAM::ManagedPolicy') return `arn:aws:iam::${account}:policy/${name}`;
  if (type === 'AWS::S3::Bucket') return `arn:aws:s3:::${name}`;
  if (type.startsWith('AWS::ApiGatewayV2::')) return `arn:aws:apigateway:${region}::/apis/${name}`;
  const [, service = 'custom', kind = 'resource'] = type.toLowerCase().split('::');
  const [arnService, tail] = arnShapes[type] ?? [service, (id: string) => `${kind}/${id}`];
  return `arn:aws:${arnService}:${region}:${account}:${tail(name)}`;
}

/** Types whose `Ref` is their ARN. */
export const refIsArn: ReadonlySet<string> = new Set(['AWS::IAM::ManagedPolicy', 'AWS::SNS::Topic']);

/** Attributes that are neither the ARN nor the name. */
export const attributesOf: Readonly<Record<string, (place: Place, name: string) => Record<string, string>>> =
  {
    'AWS::ApiGatewayV2::Api': ({ region }, id) => ({
      ApiEndpoint: `wss://${id}.execute-api.${region}.amazonaws.com`,
      ApiId: id,
    }),
    'AWS::Cognito::UserPool': ({ region }, id) => ({
      ProviderName: `cognito-idp.${region}.amazonaws.com/${id}`,
      ProviderURL: `https://cognito-idp.${region}.amazonaws.com/${id}`,
      UserPoolId: id,
    }),
    'AWS::DynamoDB::Table': (place, name) => ({ StreamArn: `${arnOf(place, name)}/stream/local` }),
  };

function digest({ stack, logicalId }: Place): string {
  return createHash('sha256').update(`${stack}/${logicalId}`).digest('hex');
}

function digits(place: Place, base: number, length: number): string {
  return BigInt(`0x${digest(place)}`)
    .toString(base)
    .padStart(length, '0')
    .slice(-length);
}

function uuid(place: Place): string {
  const hex = digest(place);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
