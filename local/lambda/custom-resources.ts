import { randomUUID } from 'node:crypto';
import { customResourceReplacements, type Replacement } from '../localize.ts';
import type { Assembly } from '../template/assembly.ts';
import { memberOf, textOf, type Json, type JsonObject } from '../template/json.ts';
import type { Resource } from '../template/resource.ts';
import { CustomResourceAnswers } from './custom-resource-answers.ts';
import { customResources } from './functions.ts';
import type { Lambda } from './lambda.ts';

export interface CustomResourcesOptions {
  readonly assembly: Assembly;
  readonly lambda: Pick<Lambda, 'invoke'>;
  /** Makes of a property in the template the one that the function is told. */
  readonly localize: (text: string) => string;
  /** Where a resource's attributes go, so that the texts which hold them are right from then on. */
  readonly replacements: Replacement[];
}

/**
 * Makes the custom resources whose functions run here, in the templates' order: each function is invoked as CloudFormation
 * does for a new resource, and answers by HTTP to the address in its event.
 *
 * Throws if a function fails, ends without an answer, or answers that it failed.
 */
export async function makeCustomResources(options: CustomResourcesOptions): Promise<void> {
  const resources = customResources(options.assembly);
  if (resources.length === 0) return;
  const answers = new CustomResourceAnswers();
  const url = await answers.listen();
  try {
    for (const resource of resources) {
      await invoke(resource, url, options);
      const data = dataOf(answers.take(), resource);
      options.replacements.push(...customResourceReplacements(resource.physicalId, data));
    }
  } finally {
    await answers.stop();
  }
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/crpg-ref-requesttypes-create.html */
async function invoke(resource: Resource, ResponseURL: string, options: CustomResourcesOptions) {
  const { assembly, lambda, localize } = options;
  const properties = localized(resource.properties, localize);
  const functionArn = textOf(properties['ServiceToken'], `${resource.path}: ServiceToken`);
  const { error } = await lambda.invoke(functionArn, {
    RequestType: 'Create',
    RequestId: randomUUID(),
    ResponseURL,
    ResourceType: resource.type,
    LogicalResourceId: resource.logicalId,
    StackId: `arn:aws:cloudformation:${assembly.region}:${assembly.account}:stack/${resource.stack}/local`,
    ServiceToken: functionArn,
    ResourceProperties: properties,
  });
  if (error) throw notMade(resource, `${error.errorType}: ${error.errorMessage}`);
}

function localized(properties: JsonObject, localize: (text: string) => string): JsonObject {
  const revive = (_name: string, value: Json) => (typeof value === 'string' ? localize(value) : value);
  return JSON.parse(JSON.stringify(properties), revive) as JsonObject;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/crpg-ref-responses.html */
function dataOf(answer: JsonObject | undefined, resource: Resource): JsonObject {
  if (answer?.['Status'] === 'SUCCESS') return memberOf(answer, 'Data');
  throw notMade(resource, answer ? JSON.stringify(answer['Reason']) : 'its function ended without an answer');
}

function notMade({ path }: Resource, why: string): Error {
  return new Error(`${path} was not made: ${why}`);
}
