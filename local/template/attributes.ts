import { arnOf } from './arns.ts';
import { digits, uuid, type Place } from './names.ts';

type Attributes = (place: Place, name: string) => Readonly<Record<string, string>>;

/** What `Ref` gives, for types where it is not the name. */
const references: Readonly<Record<string, (place: Place, name: string) => string>> = {
  'AWS::IAM::ManagedPolicy': arnOf,
  'AWS::Lambda::LayerVersion': arnOf,
  'AWS::SNS::Subscription': arnOf,
  'AWS::SNS::Topic': arnOf,
  'AWS::SQS::Queue': ({ region, account }, name) => `https://sqs.${region}.amazonaws.com/${account}/${name}`,
  'AWS::SecretsManager::Secret': arnOf,
  'AWS::WAFv2::WebACL': (place, name) => `${name}|${uuid(place)}|CLOUDFRONT`,
};

/** Attributes that are neither the ARN nor the name. */
const attributes: Readonly<Record<string, Attributes>> = {
  'AWS::ApiGatewayV2::Api': ({ region }, id) => ({
    ApiEndpoint: `wss://${id}.execute-api.${region}.amazonaws.com`,
    ApiId: id,
  }),
  'AWS::CloudFront::Distribution': (place) => ({ DomainName: `${digits(place, 36, 14)}.cloudfront.net` }),
  'AWS::Cognito::UserPool': ({ region }, id) => ({
    ProviderName: `cognito-idp.${region}.amazonaws.com/${id}`,
    ProviderURL: `https://cognito-idp.${region}.amazonaws.com/${id}`,
    UserPoolId: id,
  }),
  'AWS::DynamoDB::Table': (place, name) => ({ StreamArn: `${arnOf(place, name)}/stream/local` }),
  'AWS::S3::Bucket': ({ region }, name) => ({
    DomainName: `${name}.s3.amazonaws.com`,
    RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
  }),
  'AWS::SNS::Topic': (_place, name) => ({ TopicName: name }),
  'AWS::SQS::Queue': (_place, name) => ({ QueueName: name }),
  'AWS::SecretsManager::Secret': (place, name) => ({ Id: arnOf(place, name) }),
  'AWS::WAFv2::WebACL': (place) => ({ Id: uuid(place) }),
};

/** What `Ref` gives for a resource of that name. */
export function referenceOf(place: Place, name: string): string {
  return references[place.type]?.(place, name) ?? name;
}

/** Whether a function makes such resources, and not AWS. */
export function isCustom(type: string): boolean {
  return type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource';
}

/** What stands for an attribute of a custom resource of that name until its function has given it. */
export function customAttribute(name: string, attribute: string): string {
  return `{{${name}.${attribute}}}`;
}

/**
 * What `Fn::GetAtt` gives. Of a type or an attribute that is not known here it is a text that says what it stands for:
 * what is not run may hold it, and to what runs it is of no use.
 */
export function attributeOf(place: Place, name: string, attribute: string): string {
  const known = attributes[place.type]?.(place, name)[attribute];
  if (known !== undefined) return known;
  if (isCustom(place.type)) return customAttribute(name, attribute);
  if (attribute.endsWith('Arn')) return arnOf(place, name);
  return attribute.endsWith('Id') ? name : `${name}.${attribute}`;
}
