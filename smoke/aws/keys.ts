import { GetKeyPolicyCommand, GetKeyRotationStatusCommand, KMSClient } from '@aws-sdk/client-kms';
import { type Check, Failed } from '../check.ts';
import { asking, type Context, notNone, some } from './context.ts';
import type { Installation } from './installation.ts';
import { listOf, readPolicy, type Statement } from './policy.ts';

const key = 'AWS::KMS::Key';

export function keyRotation(context: Context): Check {
  return asking(context, {
    id: 'key-rotation',
    shows: 'every key that is not a signing one is rotated',
    remedy:
      'aws kms enable-key-rotation --key-id …, or npx cdk deploy --all --revert-drift; somebody has turned the rotation off, which the trail shows.',
    actions: 'kms:GetKeyRotationStatus',
    async look(installation) {
      const still = [];
      // KMS rotates no key that signs: whoever pins its public half has to be told of another.
      const rotating = installation.all(key).filter(({ logicalId }) => !logicalId.startsWith('SigningKey'));
      for (const { region, logicalId, physicalId } of notNone(rotating, 'keys')) {
        const asked = new GetKeyRotationStatusCommand({ KeyId: physicalId });
        const { KeyRotationEnabled } = await new KMSClient({ region }).send(asked);
        if (KeyRotationEnabled !== true) still.push(logicalId);
      }
      if (still.length > 0) throw new Failed(`not rotated: ${some(still)}`);
    },
  });
}

const changedPolicy =
  'Treat the key as compromised (docs/runbook.md) until the trail shows who called PutKeyPolicy; then npx cdk deploy …-Data --revert-drift.';

/** One use of a key, and the role that it is for. */
interface Use {
  readonly use: string;
  readonly role: string;
  /** What the key's policy denies to everybody else. */
  readonly actions: readonly string[];
}

/** Who may use the wrapping key, and in what way: what the deployed key's own policy denies to everybody else (P3). */
const halves: readonly Use[] = [
  {
    use: 'Encrypting',
    role: 'CollectRole',
    actions: ['kms:GenerateDataKey*', 'kms:Encrypt', 'kms:ReEncryptTo'],
  },
  { use: 'Decrypting', role: 'RevealRole', actions: ['kms:Decrypt', 'kms:ReEncryptFrom'] },
];

export function wrappingKey(context: Context): Check {
  return asking(context, {
    id: 'wrapping-key',
    shows: 'the wrapping key’s policy denies each use to all roles but one (P3)',
    remedy: changedPolicy,
    actions: 'kms:GetKeyPolicy',
    look: (installation) => lookAtPolicy(installation, 'WrappingKey', halves),
  });
}

export function signingKey(context: Context): Check {
  return asking(context, {
    id: 'signing-key',
    shows: 'the policy of the brand’s key denies signing to all roles but one (P10)',
    remedy: changedPolicy,
    actions: 'kms:GetKeyPolicy',
    look: (installation) =>
      lookAtPolicy(installation, 'SigningKey', [
        { use: 'Signing', role: 'EnrolRole', actions: ['kms:Sign'] },
      ]),
  });
}

async function lookAtPolicy(
  installation: Installation,
  logicalId: string,
  uses: readonly Use[],
): Promise<void> {
  const { region, physicalId } = installation.one(key, logicalId);
  const asked = new GetKeyPolicyCommand({ KeyId: physicalId, PolicyName: 'default' });
  const statements = readPolicy((await new KMSClient({ region }).send(asked)).Policy);
  const wrong = uses.flatMap((use) => wrongUse(use, statements, installation));
  const known = ['AdministrationWithoutUse', ...uses.flatMap(({ use }) => sidsOf(use))];
  const unknown = statements.filter(({ Sid = '' }) => !known.includes(Sid));
  if (unknown.length > 0) wrong.push(`${unknown.length} of its statements were not deployed`);
  if (wrong.length > 0) throw new Failed(wrong.join('; '));
}

function sidsOf(use: string): string[] {
  return [`${use}ByItsRole`, `${use}ByNobodyElse`];
}

function wrongUse(
  { use, role, actions }: Use,
  statements: readonly Statement[],
  installation: Installation,
): string[] {
  const [allowing, denying] = sidsOf(use).map((sid) => statements.find(({ Sid }) => Sid === sid));
  const name = installation.one('AWS::IAM::Role', role).physicalId;
  // One condition and no other: with a second one, a denial spares whoever does not meet it.
  const isForRole = (statement: Statement | undefined, operator: string) => {
    const [condition, ...others] = conditionsOf(statement);
    const [arn = '', ...more] = condition?.values ?? [];
    return (
      others.length + more.length === 0 &&
      condition?.name === `${operator} aws:PrincipalArn` &&
      arn.endsWith(`:role/${name}`)
    );
  };
  const denies = actions.every((action) => listOf(denying?.Action).includes(action));
  return [
    ...(allowing?.Effect === 'Allow' && isForRole(allowing, 'ArnEquals')
      ? []
      : [`${use}ByItsRole is not as deployed`]),
    ...(denying?.Effect === 'Deny' && denies && isForRole(denying, 'ArnNotEquals')
      ? []
      : [`${use}ByNobodyElse is not as deployed`]),
  ];
}

function conditionsOf(statement: Statement | undefined): { name: string; values: readonly string[] }[] {
  return Object.entries(statement?.Condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => ({ name: `${operator} ${key}`, values: listOf(values) })),
  );
}
