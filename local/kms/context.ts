import { RequestContext } from '../iam/context.ts';

/** What a KMS request tells its policies beyond who makes it. */
export interface KeyUse {
  readonly account: string;
  /** The service that uses the key for the caller, such as `dynamodb.eu-west-1.amazonaws.com`. */
  readonly via?: string;
  readonly encryptionContext: Readonly<Record<string, string>>;
  readonly alias?: string | undefined;
}

/**
 * The condition keys of one use of a key.
 *
 * https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
 */
export function keyContext({ account, via, encryptionContext, alias }: KeyUse): RequestContext {
  const names = Object.keys(encryptionContext);
  const context = new RequestContext()
    .set('kms:CallerAccount', [account])
    .set('kms:ViaService', via === undefined ? undefined : [via])
    .set('kms:EncryptionContextKeys', names.length === 0 ? undefined : names)
    .set('kms:RequestAlias', alias === undefined ? undefined : [alias])
    .set('aws:ViaAWSService', [String(via !== undefined)])
    .set('aws:CalledVia', via === undefined ? undefined : [via])
    .setAbsent('kms:EncryptionContext:');
  for (const name of names) context.set(`kms:EncryptionContext:${name}`, [encryptionContext[name] ?? '']);
  return context;
}
