import type { CloudFormationCustomResourceEvent } from 'aws-lambda';
import { errorName, type Telemetry } from './telemetry.ts';

type Attributes = Readonly<Record<string, string>>;

/**
 * A resource of a template that is looked up and never made, known by one property: another value of that is another
 * resource. Whatever fails is thrown, so that Lambda repeats it; CloudFormation gives up when its time is over. Nothing
 * is ever removed, so that a removal cannot fail.
 *
 * AWS CloudFormation User Guide, "Custom resource request and response reference".
 */
export function customResource(
  property: string,
  lookUp: (value: string) => Promise<Attributes>,
  telemetry: Telemetry,
) {
  return async (event: CloudFormationCustomResourceEvent): Promise<void> => {
    const value = String(event.ResourceProperties[property]);
    try {
      if (event.RequestType === 'Delete') await answer(event, event.PhysicalResourceId, {});
      else await answer(event, value, await lookUp(value));
    } catch (error) {
      // The platform would log an error's text.
      telemetry.error('not answered', { error: errorName(error) });
      throw new Error('CustomResourceFailed');
    }
  };
}

async function answer(
  event: CloudFormationCustomResourceEvent,
  PhysicalResourceId: string,
  Data: Attributes,
): Promise<void> {
  const { StackId, RequestId, LogicalResourceId } = event;
  const body = { Status: 'SUCCESS', PhysicalResourceId, StackId, RequestId, LogicalResourceId, Data };
  // The address is signed for a request that names no type of content.
  const headers = { 'content-type': '' };
  const { ok } = await fetch(event.ResponseURL, { method: 'PUT', headers, body: JSON.stringify(body) });
  if (!ok) throw new Error('AnswerRefused');
}
