import { createHash } from 'node:crypto';
import { RequestContext } from '../iam/context.ts';
import { covers, readStatements, type Statement } from '../iam/statement.ts';
import type { Assembly } from '../template/assembly.ts';
import { isObject, stringsOf } from '../template/json.ts';
import type { Resource } from '../template/resource.ts';
import { deployedObjects, type StoredObject } from './deployment.ts';

/** What S3 answers: headers by their names in lower case. */
export interface StoredResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A bucket as a distribution sees it: what the bucket's policy does not let the distribution do is refused. */
export class Bucket {
  readonly #bucket: Resource;
  readonly #statements: readonly Statement[];
  readonly #objects: ReadonlyMap<string, StoredObject>;
  readonly #reader: RequestContext;

  /** @param readerArn ARN of the distribution */
  constructor(
    assembly: Assembly,
    bucket: Resource,
    readerArn: string,
    objects: ReadonlyMap<string, StoredObject>,
  ) {
    this.#bucket = bucket;
    this.#objects = objects;
    this.#statements = assembly
      .ofType('AWS::S3::BucketPolicy')
      .filter(({ properties }) => properties['Bucket'] === bucket.physicalId)
      .flatMap(({ properties }) => readStatements(properties['PolicyDocument']))
      .filter((statement) => isAboutDistributions(statement));
    this.#reader = new RequestContext()
      .set('aws:SourceArn', [readerArn])
      .set('aws:SourceAccount', [assembly.account])
      .set('aws:SecureTransport', ['true'])
      .set('s3:TlsVersion', ['1.3']);
  }

  /** The object; 404 for a key that is not there if the policy allows to list, otherwise 403, as S3 answers. */
  get(key: string): StoredResponse {
    const { arn } = this.#bucket;
    const found = this.#objects.get(key);
    if (!this.#allows('s3:GetObject', `${arn}/${key}`)) return refusal(403, 'AccessDenied');
    if (found !== undefined) return { status: 200, body: found.body, headers: headersOf(found) };
    return this.#allows('s3:ListBucket', arn) ? refusal(404, 'NoSuchKey') : refusal(403, 'AccessDenied');
  }

  #allows(action: string, resource: string): boolean {
    const request = { principalArn: '', action, resource, context: this.#reader };
    const about = this.#statements.map((statement) => ({
      effect: statement.effect,
      verdict: covers(statement, request),
    }));
    const isDenied = about.some(({ effect, verdict }) => effect === 'Deny' && verdict !== 'false');
    return !isDenied && about.some(({ effect, verdict }) => effect === 'Allow' && verdict === 'true');
  }
}

/** Whether it names CloudFront as a service, or everybody, or excludes somebody. */
function isAboutDistributions({ members: { Principal: principal } }: Statement): boolean {
  if (!isObject(principal)) return true;
  return (
    stringsOf(principal['Service']).includes('cloudfront.amazonaws.com') ||
    stringsOf(principal['AWS']).includes('*')
  );
}

function headersOf({ body, headers }: StoredObject): Record<string, string> {
  return { ...headers, etag: `"${createHash('md5').update(body).digest('hex')}"`, server: 'AmazonS3' };
}

function refusal(status: number, code: string): StoredResponse {
  const body = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>`);
  return { status, body, headers: { 'content-type': 'application/xml', server: 'AmazonS3' } };
}

/**
 * All buckets of the assembly with what was deployed into them, by their ARNs, as the distribution of that ARN sees them.
 *
 * @param text makes of a deployed text the one that is served here
 */
export function bucketsOf(
  assembly: Assembly,
  readerArn: string,
  text: (deployed: string) => string,
): ReadonlyMap<string, Bucket> {
  const buckets = assembly.ofType('AWS::S3::Bucket').map((bucket) => {
    const objects = deployedObjects(assembly, bucket, text);
    return [bucket.arn, new Bucket(assembly, bucket, readerArn, objects)] as const;
  });
  return new Map(buckets);
}
