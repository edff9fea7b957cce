import { RequestContext } from './context.ts';
import { addressee, covers, type AccessRequest, type Statement } from './statement.ts';

/** Every policy that has a say in a request. */
export interface Policies {
  /** Of the calling role. */
  readonly identity: readonly Statement[];
  /** The role's permissions boundary, if it has one. */
  readonly boundary: readonly Statement[] | undefined;
  /** Of what is called. */
  readonly resource: readonly Statement[];
  /** A KMS key's own policy must allow, or hand the decision to the account; elsewhere either policy is enough. */
  readonly kind: 'key' | 'other';
}

export type Decision = { readonly allowed: true } | { readonly allowed: false; readonly reason: string };

interface Tally {
  readonly denied: boolean;
  readonly allowed: boolean;
  readonly delegated: boolean;
  /** A statement that is about the request is not understood. */
  readonly unclear: boolean;
}

/**
 * Whether IAM lets a role do this, within one account. A statement that is not understood does not allow, and denies.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 * https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html
 */
export function decide(request: AccessRequest, policies: Policies): Decision {
  const identity = tallyIdentity(policies.identity, request);
  const boundary = tallyIdentity(policies.boundary ?? [], request);
  const resource = tallyResource(policies.resource, request);
  const all = [identity, boundary, resource];
  const unclear = all.some((tally) => tally.unclear) ? ' (a statement about it is not understood)' : '';
  if (all.some((tally) => tally.denied)) return { allowed: false, reason: `a policy denies it${unclear}` };
  if (policies.boundary !== undefined && !boundary.allowed) {
    return { allowed: false, reason: `the permissions boundary does not allow it${unclear}` };
  }
  const allowed =
    policies.kind === 'key'
      ? resource.allowed || (resource.delegated && identity.allowed)
      : resource.allowed || identity.allowed;
  return allowed ? { allowed } : { allowed, reason: `no policy allows it${unclear}` };
}

/** Policies of identities alone know whose code calls (AWS Lambda Developer Guide, "Using source function ARN …"). */
function tallyIdentity(statements: readonly Statement[], request: AccessRequest): Tally {
  const { functionArn } = request;
  if (functionArn === undefined) return tally(statements, request, () => 'caller');
  const source = new RequestContext().set('lambda:SourceFunctionArn', [functionArn]);
  return tally(statements, { ...request, context: request.context.with(source) }, () => 'caller');
}

function tallyResource(statements: readonly Statement[], request: AccessRequest): Tally {
  return tally(statements, request, (statement) => addressee(statement, request.principalArn));
}

function tally(
  statements: readonly Statement[],
  request: AccessRequest,
  addresseeOf: (statement: Statement) => ReturnType<typeof addressee>,
): Tally {
  const about = statements.flatMap((statement) => {
    const [to, verdict] = [addresseeOf(statement), covers(statement, request)];
    return to === 'other' || verdict === 'false'
      ? []
      : [{ effect: statement.effect, to, sure: verdict === 'true' }];
  });
  const allows = about.filter(({ effect, sure }) => effect === 'Allow' && sure);
  return {
    denied: about.some(({ effect }) => effect === 'Deny'),
    allowed: allows.some(({ to }) => to === 'caller'),
    delegated: allows.some(({ to }) => to === 'account'),
    unclear: about.some(({ to, sure }) => !sure || to === 'unknown'),
  };
}
