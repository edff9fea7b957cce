import {
  CloudFormationClient,
  CloudFormationServiceException,
  paginateListStackResources,
} from '@aws-sdk/client-cloudformation';
import { NotShown } from '../check.ts';

/** A part of a stack, as it is deployed. */
export interface Resource {
  /** The end of the stack's name: `Data`, `Api` … */
  readonly stack: string;
  readonly region: string;
  readonly type: string;
  readonly logicalId: string;
  readonly physicalId: string;
}

/** The stacks of an installation. Identity is not there when agents sign in at an issuer of the brand's own. */
const stacks = ['Data', 'Identity', 'Api', 'Web', 'Watch'];
const edgeStacks = ['Edge', 'EdgeWatch'];

/** Where the stacks are that AWS has in one Region only. */
const edgeRegion = 'us-east-1';

/** What CloudFormation says is there. */
export class Installation {
  readonly name: string;
  readonly region: string;
  readonly resources: readonly Resource[];

  constructor(name: string, region: string, resources: readonly Resource[]) {
    [this.name, this.region, this.resources] = [name, region, resources];
  }

  /** Of a type, such as `AWS::KMS::Key`, whose logical ids begin so. */
  all(type: string, logicalId = ''): Resource[] {
    return this.resources.filter((each) => each.type === type && each.logicalId.startsWith(logicalId));
  }

  /** @throws NotShown when there is none */
  one(type: string, logicalId = ''): Resource {
    const [resource] = this.all(type, logicalId);
    if (!resource) throw new NotShown(`the stacks have no ${type} ${logicalId}`.trimEnd());
    return resource;
  }
}

/**
 * Reads what stacks are there, and what is in them.
 *
 * @param name of the installation: the stacks' names begin with it
 * @param region @default the one that the environment or the profile names
 * @throws NotShown when there are no credentials, no Region, no such stack, or no permission
 */
export async function readInstallation(name: string, region?: string): Promise<Installation> {
  const client = new CloudFormationClient(region === undefined ? {} : { region });
  const home = await regionOf(client);
  const edge = new CloudFormationClient({ region: edgeRegion });
  const parts = [
    ...stacks.map((stack) => ({ stack, region: home, client })),
    ...edgeStacks.map((stack) => ({ stack, region: edgeRegion, client: edge })),
  ];
  const found = await Promise.all(parts.map((part) => resourcesOf(name, part)));
  const resources = found.flatMap((each) => each ?? []);
  if (resources.length === 0) {
    throw new NotShown(`this account has no stack ${name}-… in ${home}: give --stacks and --region`);
  }
  return new Installation(name, home, resources);
}

async function regionOf({ config }: CloudFormationClient): Promise<string> {
  try {
    return await config.region();
  } catch {
    throw new NotShown('no AWS Region: give --region');
  }
}

interface Part {
  readonly stack: string;
  readonly region: string;
  readonly client: CloudFormationClient;
}

/** Undefined when there is no such stack. */
async function resourcesOf(name: string, part: Part): Promise<Resource[] | undefined> {
  const { stack, region, client } = part;
  const resources: Resource[] = [];
  try {
    for await (const page of paginateListStackResources({ client }, { StackName: `${name}-${stack}` })) {
      for (const summary of page.StackResourceSummaries ?? []) {
        const { ResourceType: type = '', LogicalResourceId: logicalId = '' } = summary;
        resources.push({ stack, region, type, logicalId, physicalId: summary.PhysicalResourceId ?? '' });
      }
    }
    return resources;
  } catch (error) {
    if (error instanceof CloudFormationServiceException && error.name === 'ValidationError') return undefined;
    throw notShown(error, 'cloudformation:ListStackResources');
  }
}

/** What stands in the way of looking: no credentials, or no permission. Anything else is thrown as it is. */
export function notShown(error: unknown, action: string): Error {
  if (!(error instanceof Error)) return new Error('not an error');
  if (error.name === 'CredentialsProviderError') return new NotShown('no AWS credentials');
  if (
    /^(AccessDenied|UnauthorizedOperation|NotAuthorized|ExpiredToken|UnrecognizedClient)/.test(error.name)
  ) {
    return new NotShown(`the AWS credentials do not allow ${action}`);
  }
  return error;
}
