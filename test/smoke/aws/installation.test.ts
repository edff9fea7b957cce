import {
  CloudFormationClient,
  CloudFormationServiceException,
  ListStackResourcesCommand,
} from '@aws-sdk/client-cloudformation';
import { expect, test } from 'vitest';
import { readInstallation } from '../../../smoke/aws/installation.ts';
import { standIn } from './stand-in.ts';

const cloudFormation = standIn(CloudFormationClient);

function missing(): CloudFormationServiceException {
  const details = { name: 'ValidationError', $fault: 'client' as const, $metadata: {} };
  return new CloudFormationServiceException({ ...details, message: 'Stack with id … does not exist' });
}

const resource = (LogicalResourceId: string, PhysicalResourceId: string) => ({
  LogicalResourceId,
  PhysicalResourceId,
  ResourceType: 'AWS::KMS::Key',
  LastUpdatedTimestamp: new Date(),
  ResourceStatus: 'CREATE_COMPLETE' as const,
});

test('stacks are read page by page, those of us-east-1 there; one that is not deployed is left out', async () => {
  cloudFormation.on(ListStackResourcesCommand).rejects(missing());
  cloudFormation
    .on(ListStackResourcesCommand, { StackName: 'Acme-Data' })
    .resolvesOnce({ StackResourceSummaries: [resource('One', 'key-1')], NextToken: 'more' })
    .resolves({ StackResourceSummaries: [resource('Two', 'key-2')] });
  cloudFormation
    .on(ListStackResourcesCommand, { StackName: 'Acme-Edge' })
    .resolves({ StackResourceSummaries: [resource('Three', 'key-3')] });
  const installation = await readInstallation('Acme', 'eu-central-1');
  expect(installation.all('AWS::KMS::Key').map(({ region, logicalId }) => [region, logicalId])).toEqual([
    ['eu-central-1', 'One'],
    ['eu-central-1', 'Two'],
    ['us-east-1', 'Three'],
  ]);
});

test.each([
  ['this account has no stack Acme-… in eu-central-1: give --stacks and --region', missing()],
  [
    'the AWS credentials do not allow cloudformation:ListStackResources',
    Object.assign(new Error('User … is not authorized'), { name: 'AccessDenied' }),
  ],
  ['no AWS credentials', Object.assign(new Error('none'), { name: 'CredentialsProviderError' })],
])('%s', async (message, error) => {
  cloudFormation.on(ListStackResourcesCommand).rejects(error);
  await expect(readInstallation('Acme', 'eu-central-1')).rejects.toMatchObject({ name: 'NotShown', message });
});
