import { describe, expect, it } from 'vitest';
import { settings } from '../../branding/settings.ts';
import { claimAttributes } from '../../lambdas/adapters/tables.ts';
import { services } from '../../lib/constructs/service-role.ts';
import { at, ofType, synthesize } from './app.ts';
import { Names, type Permission, permissionsByRole } from './policies.ts';

const app = synthesize();
const names = new Names(app);
const byRole = permissionsByRole(app);

const capitalized = (service: string): string => service.charAt(0).toUpperCase() + service.slice(1);
const permissions = (service: string): readonly Permission[] =>
  byRole.get(`${capitalized(service)}Role`) ?? [];
const socketPrefix = `arn:AWS::Partition:execute-api:${settings.region}:AWS::AccountId:Sockets/Api/ws/`;

/** `PutItem Vault`, sorted; its own logs left out, which have a test of their own. */
function grants(service: string): string[] {
  return permissions(service)
    .filter(({ action }) => !action.startsWith('logs:'))
    .map(({ action, resource }) => `${action.split(':')[1]} ${resource.replace(socketPrefix, '')}`)
    .sort();
}

const allowed: Readonly<Record<(typeof services)[number], readonly string[]>> = {
  authorize: [],
  connection: ['UpdateItem Connections'],
  conversation: [
    'BatchGetItem Conversations',
    'DeleteItem Vault',
    'GetItem Connections',
    'GetItem Conversations',
    'ManageConnections DELETE/@connections/*',
    'ManageConnections POST/@connections/*',
    'PutItem Audit',
    'PutItem Conversations',
    'PutItem Transcript',
    'Query Conversations/index/byAgent',
    'Query Conversations/index/waiting',
    'Query Transcript',
    'UpdateItem Connections',
    'UpdateItem Conversations',
  ],
  collect: [
    'BatchGetItem Conversations',
    'GenerateDataKey WrappingKey',
    'GetItem Conversations',
    'ManageConnections DELETE/@connections/*',
    'ManageConnections POST/@connections/*',
    'PutItem Audit',
    'PutItem Transcript',
    'PutItem Vault',
    'UpdateItem Conversations',
  ],
  reveal: [
    'ConditionCheckItem Conversations',
    'Decrypt WrappingKey',
    'GetItem Conversations',
    'GetItem Vault',
    'ManageConnections DELETE/@connections/*',
    'PutItem Audit',
    'UpdateItem Conversations',
  ],
  confirm: [
    'BatchGetItem Conversations',
    'DeleteItem Vault',
    'GetItem Conversations',
    'ManageConnections DELETE/@connections/*',
    'ManageConnections POST/@connections/*',
    'PutItem Audit',
    'PutItem Transcript',
    'Query Transcript',
    'UpdateItem Conversations',
  ],
  oversee: [
    'BatchGetItem Conversations',
    'GetItem Conversations',
    'ManageConnections DELETE/@connections/*',
    'PutItem Audit',
    'Query Audit',
    'Query Conversations/index/byAgent',
    'Query Conversations/index/waiting',
    'Query Transcript',
  ],
  enrol: ['ManageConnections DELETE/@connections/*', 'PutItem Audit', 'Sign SigningKey1'],
  publish: ['GetPublicKey SigningKey1'],
  sweep: [
    'BatchGetItem Conversations',
    'DeleteItem Vault',
    'GetItem Conversations',
    'ManageConnections POST/@connections/*',
    'PutItem Audit',
    'PutItem Transcript',
    'Query Conversations/index/due',
    'Query Conversations/index/waiting',
    'SendMessage SweepDeadLetters',
    'UpdateItem Conversations',
  ],
};

describe('the policies of the functions', () => {
  it.each(services)('%s may do exactly what the design gives it, and nothing else', (service) => {
    expect(grants(service)).toEqual(allowed[service]);
  });

  it('only reveal may decrypt with the wrapping key, only collect may make data keys, only enrol may sign, and nobody may use any other key', () => {
    const uses = [...byRole].flatMap(([role, list]) =>
      list
        .filter(({ action }) => action.startsWith('kms:') || action === '*')
        .map(({ action, resource }) => `${role} ${action} ${resource}`),
    );
    expect(uses.sort()).toEqual([
      'CollectRole kms:GenerateDataKey WrappingKey',
      'EnrolRole kms:Sign SigningKey1',
      'PublishRole kms:GetPublicKey SigningKey1',
      'RevealRole kms:Decrypt WrappingKey',
    ]);
  });

  it.each(services)('%s writes its own logs and no others', (service) => {
    const logs = permissions(service).filter(({ action }) => action.startsWith('logs:'));
    expect(logs.map(({ action, resource }) => `${action} ${resource}`)).toEqual([
      `logs:CreateLogStream ${capitalized(service)}/Logs`,
      `logs:PutLogEvents ${capitalized(service)}/Logs`,
    ]);
  });

  it.each(services)(
    '%s is allowed no wildcard of actions, and on data no wildcard of resources',
    (service) => {
      for (const { effect, action, resource } of permissions(service)) {
        expect(effect).toBe('Allow');
        expect(action).not.toContain('*');
        expect(resource.replace(/\/@connections\/\*$/, '')).not.toContain('*');
      }
    },
  );

  it.each(['conversation', 'confirm', 'sweep'])(
    '%s deletes held answers without ever getting them back',
    (service) => {
      const deletion = permissions(service).find(({ action }) => action === 'dynamodb:DeleteItem');
      expect(deletion?.condition).toEqual({ StringEqualsIfExists: { 'dynamodb:ReturnValues': 'NONE' } });
    },
  );

  it('reveal can mark a claim on a conversation, cannot assign one, and gets nothing back', () => {
    const update = permissions('reveal').find(
      ({ action, resource }) => action === 'dynamodb:UpdateItem' && resource === 'Conversations',
    );
    expect(update?.condition).toEqual({
      StringEqualsIfExists: { 'dynamodb:ReturnValues': 'NONE' },
      'ForAllValues:StringEquals': { 'dynamodb:Attributes': [...claimAttributes] },
      Null: { 'dynamodb:Attributes': 'false' },
    });
    expect(claimAttributes).not.toContain('assignedTo');
  });

  it('reveal reads who has claimed, and nothing else of a conversation; it changes nothing in the vault', () => {
    const read = permissions('reveal').find(
      ({ action, resource }) => action === 'dynamodb:GetItem' && resource === 'Conversations',
    );
    expect(read?.condition).toEqual({
      StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
      'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['conversationId', 'item', 'claim'] },
      Null: { 'dynamodb:Attributes': 'false' },
    });
    expect(grants('reveal').filter((grant) => grant.endsWith(' Vault'))).toEqual(['GetItem Vault']);
  });

  it('oversee changes nothing but the trail, closes sockets, and reaches neither answers nor keys', () => {
    const own = grants('oversee');
    expect(own.filter((grant) => !/^((Batch)?GetItem|Query) /.test(grant))).toEqual([
      'ManageConnections DELETE/@connections/*',
      'PutItem Audit',
    ]);
    expect(own.join()).not.toMatch(/Vault|Key|POST/);
  });

  it('oversee reads conversations’ records in the trail, and nobody else’s', () => {
    const reads = permissions('oversee').filter(
      ({ action, resource }) => action === 'dynamodb:Query' && resource.startsWith('Audit'),
    );
    expect(reads.map(({ resource, condition }) => ({ resource, condition }))).toEqual([
      {
        resource: 'Audit',
        condition: {
          'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['c#*'] },
          Null: { 'dynamodb:LeadingKeys': 'false' },
        },
      },
    ]);
  });

  it.each([
    ['reveal', 'kms:Decrypt'],
    ['collect', 'kms:GenerateDataKey'],
    ['enrol', 'kms:Sign'],
    ['publish', 'kms:GetPublicKey'],
  ])('%s may do %s only as a function of its own Region and account', (service, wanted) => {
    const grant = permissions(service).find(({ action }) => action === wanted);
    expect(grant?.condition).toEqual({
      ArnLike: {
        'lambda:SourceFunctionArn': 'arn:AWS::Partition:lambda:AWS::Region:AWS::AccountId:function:*',
      },
    });
  });

  it('no other grant carries a condition that could be misread as a limit', () => {
    const conditional = services.flatMap((service) =>
      permissions(service)
        .filter(({ condition }) => condition !== undefined)
        .map(({ action, resource }) => `${service} ${action} ${resource}`),
    );
    expect(conditional.sort()).toEqual([
      'collect kms:GenerateDataKey WrappingKey',
      'confirm dynamodb:DeleteItem Vault',
      'conversation dynamodb:DeleteItem Vault',
      'enrol kms:Sign SigningKey1',
      'oversee dynamodb:Query Audit',
      'publish kms:GetPublicKey SigningKey1',
      'reveal dynamodb:GetItem Conversations',
      'reveal dynamodb:UpdateItem Conversations',
      'reveal kms:Decrypt WrappingKey',
      'sweep dynamodb:DeleteItem Vault',
    ]);
  });
});

describe('the roles of the functions', () => {
  it.each(services)('%s runs under a role that no other function has', (service) => {
    const { Properties } = at(app.api, `${capitalized(service)}/Function`);
    expect(names.of(Properties['Role'])).toBe(`${capitalized(service)}Role`);
  });

  it('only Lambda can assume them', () => {
    for (const service of services) {
      const { Properties } = at(app.data, `${capitalized(service)}Role`);
      expect(Properties['AssumeRolePolicyDocument']).toMatchObject({
        Statement: [{ Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }],
      });
    }
  });

  it('no role anywhere has a policy that AWS manages, and so can change', () => {
    for (const { Properties } of ofType(app.all, 'AWS::IAM::Role')) {
      expect(Properties['ManagedPolicyArns']).toBeUndefined();
    }
  });

  it('besides the functions, API Gateway and the trail have roles, which write logs, and the deployment of pages', () => {
    const functions = services.map((service) => `${capitalized(service)}Role`);
    const others = [...byRole].filter(([role]) => !functions.includes(role));
    const writers = others.filter(([role]) => role !== 'SiteDeployment/Role');
    expect(others).toHaveLength(writers.length + 1);
    expect(writers.map(([role]) => role)).toEqual(['Sockets/GatewayLogsRole/Role', 'Trail/LogsRole']);
    for (const { action } of writers.flatMap(([, list]) => list)) expect(action).toMatch(/^logs:/);
  });

  it('a function is not created before its policy', () => {
    for (const service of services) {
      const { DependsOn } = at(app.api, `${capitalized(service)}/Function`);
      expect(DependsOn?.map((id) => names.of({ Ref: id }))).toContain(`${capitalized(service)}/Policy`);
    }
  });
});
