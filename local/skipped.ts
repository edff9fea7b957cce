import { readDistribution } from './cloudfront/definition.ts';
import { scheduledRules } from './events/rules.ts';
import type { Assembly } from './template/assembly.ts';
import { customResources, idleFunctions, runnableFunctions } from './lambda/functions.ts';

/** Types whose resources run, or are read by those that run. */
const run: ReadonlySet<string> = new Set([
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::RouteResponse',
  'AWS::ApiGatewayV2::Stage',
  'AWS::CloudFront::Distribution',
  'AWS::CloudFront::OriginRequestPolicy',
  'AWS::CloudFront::ResponseHeadersPolicy',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolDomain',
  'AWS::Cognito::UserPoolGroup',
  'AWS::Cognito::UserPoolResourceServer',
  'AWS::DynamoDB::Table',
  'AWS::Events::Rule',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::KMS::Alias',
  'AWS::KMS::Key',
  'AWS::Lambda::Function',
  'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::SecretsManager::Secret',
  'Custom::CDKBucketDeployment',
]);
/** What CDK adds to every template, which has no effect of its own. */
const inert: ReadonlySet<string> = new Set(['AWS::CDK::Metadata']);

/** What of the assembly is not run here: types of resources with their number, and parts of functions, rules and distributions. */
export function skippedParts(assembly: Assembly): string[] {
  const made = customResources(assembly);
  const types = assembly.resources
    .filter((resource) => !made.includes(resource))
    .map(({ type }) => type)
    .filter((type) => !run.has(type) && !inert.has(type));
  const counted = [...new Set(types)].sort().map((type) => {
    const count = types.filter((other) => other === type).length;
    return count === 1 ? type : `${type} (${count})`;
  });
  return [
    ...counted,
    ...skippedOfFunctions(assembly),
    ...skippedRules(assembly),
    ...skippedOfDistributions(assembly),
  ];
}

function skippedOfFunctions(assembly: Assembly): string[] {
  const idle = idleFunctions(assembly).map(({ resource, reason }) => `${resource.path}: ${reason}`);
  const parts = runnableFunctions(assembly).flatMap(({ path, properties }) => {
    const { VpcConfig, Layers, DeadLetterConfig } = properties;
    const declared = Object.entries({ VpcConfig, Layers, DeadLetterConfig });
    return declared.filter(([, value]) => value !== undefined).map(([name]) => `${path}: ${name}`);
  });
  return [...idle, ...parts];
}

/** One distribution runs, without code of its own at the edge, and with the origins that run here. */
function skippedOfDistributions(assembly: Assembly): string[] {
  const [first, ...others] = assembly.ofType('AWS::CloudFront::Distribution');
  if (first === undefined) return [];
  const origins = (readDistribution(assembly)?.behaviours ?? []).flatMap(({ pattern, origin }) =>
    origin.kind === 'other' ? [`${first.path}: the origin ${origin.domainName} of ${pattern}`] : [],
  );
  return [...origins, ...others.map(({ path }) => `${path}: a second distribution`)];
}

function skippedRules(assembly: Assembly): string[] {
  const scheduled = new Set(scheduledRules(assembly).map(({ path }) => path));
  return assembly
    .ofType('AWS::Events::Rule')
    .filter(({ path, properties }) => !scheduled.has(path) && properties['State'] !== 'DISABLED')
    .map(({ path }) => `${path}: an event pattern`);
}
