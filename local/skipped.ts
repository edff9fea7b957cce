import { scheduledRules } from './events/rules.ts';
import type { Assembly } from './template/assembly.ts';
import { isObject } from './template/json.ts';

/** Types whose resources run, or are read by those that run. */
const run: ReadonlySet<string> = new Set([
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::RouteResponse',
  'AWS::ApiGatewayV2::Stage',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolDomain',
  'AWS::Cognito::UserPoolGroup',
  'AWS::DynamoDB::Table',
  'AWS::Events::Rule',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::KMS::Key',
  'AWS::Lambda::Function',
  'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup',
]);
/** What CDK adds to every template, which has no effect of its own. */
const inert: ReadonlySet<string> = new Set(['AWS::CDK::Metadata']);

/** What of the assembly is not run here: types of resources with their number, and parts of functions and rules. */
export function skippedParts(assembly: Assembly): string[] {
  const types = assembly.resources
    .map(({ type }) => type)
    .filter((type) => !run.has(type) && !inert.has(type));
  const counted = [...new Set(types)].sort().map((type) => {
    const count = types.filter((other) => other === type).length;
    return count === 1 ? type : `${type} (${count})`;
  });
  return [...counted, ...skippedOfFunctions(assembly), ...skippedRules(assembly)];
}

function skippedOfFunctions(assembly: Assembly): string[] {
  return assembly.ofType('AWS::Lambda::Function').flatMap(({ path, properties }) => {
    const { VpcConfig, Layers, DeadLetterConfig, Code } = properties;
    const parts = { VpcConfig, Layers, DeadLetterConfig };
    const declared = Object.entries(parts).filter(([, value]) => value !== undefined);
    const inline = isObject(Code) && 'ZipFile' in Code ? [`${path}: inline code`] : [];
    return [...declared.map(([name]) => `${path}: ${name}`), ...inline];
  });
}

function skippedRules(assembly: Assembly): string[] {
  const scheduled = new Set(scheduledRules(assembly).map(({ path }) => path));
  return assembly
    .ofType('AWS::Events::Rule')
    .filter(({ path, properties }) => !scheduled.has(path) && properties['State'] !== 'DISABLED')
    .map(({ path }) => `${path}: an event pattern`);
}
