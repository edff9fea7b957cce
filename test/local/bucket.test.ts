import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bucketsOf, type Bucket } from '../../local/s3/bucket.ts';
import type { Assembly } from '../../local/template/assembly.ts';
import type { Json, JsonObject } from '../../local/template/json.ts';
import type { Resource } from '../../local/template/resource.ts';

const directory = mkdtempSync(join(tmpdir(), 'buckets-'));
afterAll(() => rmSync(directory, { recursive: true }));

const reader = 'arn:aws:cloudfront::000000000000:distribution/E1';
const arn = 'arn:aws:s3:::site';
const allow = (action: string, resource: string, condition: JsonObject = {}): JsonObject => ({
  Effect: 'Allow',
  Principal: { Service: 'cloudfront.amazonaws.com' },
  Action: action,
  Resource: resource,
  Condition: { StringEquals: { 'AWS:SourceArn': reader, ...condition } },
});
const read = allow('s3:GetObject', `${arn}/*`);

function resource(type: string, properties: JsonObject): Resource {
  const named = { logicalId: type, type, path: `App/${type}`, stack: 'App', directory, metadata: {} };
  return { ...named, arn, physicalId: 'site', properties, attribute: () => '' };
}

/** An asset of a few files, by the key that it would have. */
function asset(digit: string, files: Record<string, string>): string {
  const hash = digit.repeat(64);
  for (const [name, content] of Object.entries(files)) {
    const file = join(directory, `asset.${hash}`, name);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, content);
  }
  return `${hash}.zip`;
}

function bucketWith(statements: Json[], deployments: JsonObject[]): Bucket {
  const resources = [
    resource('AWS::S3::Bucket', {}),
    resource('AWS::S3::BucketPolicy', { Bucket: 'site', PolicyDocument: { Statement: statements } }),
    ...deployments.map((properties) =>
      resource('Custom::CDKBucketDeployment', { DestinationBucketName: 'site', ...properties }),
    ),
  ];
  const assembly: Assembly = {
    directory,
    account: '000000000000',
    region: 'eu-north-1',
    resources,
    outputs: new Map(),
    ofType: (type) => resources.filter((candidate) => candidate.type === type),
    assetPath: () => directory,
  };
  const found = bucketsOf(assembly, reader, (text) => text.replace('aws', 'local')).get(arn);
  if (found === undefined) throw new Error('no bucket');
  return found;
}

const pages = asset('a', { 'index.html': 'page', 'old.html': 'old', 'x/y.unknown': 'z' });
const later = asset('b', { 'index.html': 'later' });
const textOf = (bucket: Bucket, key: string): string => bucket.get(key).body.toString();

describe('a missing key', () => {
  const deployments = [{ SourceObjectKeys: [pages] }];

  it('is 403 to a reader who may not list, and 404 to one who may', () => {
    expect(bucketWith([read], deployments).get('none').status).toBe(403);
    expect(bucketWith([read, allow('s3:ListBucket', arn)], deployments).get('none').status).toBe(404);
  });
});

describe("a bucket's policy", () => {
  const deployments = [{ SourceObjectKeys: [pages] }];
  const status = (...statements: Json[]): number =>
    bucketWith(statements, deployments).get('index.html').status;

  it('lets the distribution that it names read, and nobody else', () => {
    expect(status(read)).toBe(200);
    expect(status()).toBe(403);
    expect(status({ ...read, Principal: { Service: 'logs.amazonaws.com' } })).toBe(403);
    expect(status(allow('s3:GetObject', `${arn}/*`, { 'AWS:SourceArn': `${reader}2` }))).toBe(403);
  });

  it('that denies what is not TLS denies nothing here, and one that is not understood denies', () => {
    const deny = (Condition: JsonObject): JsonObject => ({
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: 's3:*',
      Resource: [arn, `${arn}/*`],
      Condition,
    });
    expect(status(read, deny({ Bool: { 'aws:SecureTransport': 'false' } }))).toBe(200);
    expect(status(read, deny({ NumericLessThan: { 's3:TlsVersion': 1.2 } }))).toBe(200);
    expect(status(read, deny({ StringEquals: { 'aws:PrincipalOrgID': 'x' } }))).toBe(403);
  });
});

describe('a deployment', () => {
  it('removes what an earlier one brought, unless it does not prune or excludes that', () => {
    const first = { SourceObjectKeys: [pages] };
    const after = (second: JsonObject): string[] => {
      const bucket = bucketWith([read], [first, { SourceObjectKeys: [later], ...second }]);
      return ['index.html', 'old.html', 'x/y.unknown'].map((key) =>
        bucket.get(key).status === 200 ? textOf(bucket, key) : '',
      );
    };
    expect(after({})).toEqual(['later', '', '']);
    expect(after({ Prune: false })).toEqual(['later', 'old', 'z']);
    expect(after({ Exclude: ['x/*'] })).toEqual(['later', '', 'z']);
    expect(after({ DestinationBucketKeyPrefix: 'x' })).toEqual(['page', 'old', '']);
  });

  it('goes under its prefix, with its metadata and a type by the file', () => {
    const bucket = bucketWith(
      [read],
      [
        {
          SourceObjectKeys: [pages],
          DestinationBucketKeyPrefix: 'p/',
          SystemMetadata: { 'cache-control': 'no-cache', 'storage-class': 'STANDARD' },
        },
      ],
    );
    expect(bucket.get('p/x/y.unknown').headers).toMatchObject({
      'cache-control': 'no-cache',
      'content-type': 'binary/octet-stream',
    });
    expect(bucket.get('p/index.html').headers).not.toHaveProperty('storage-class');
  });

  it('puts values in place of markers, escaped in JSON, and local addresses in the same source alone', () => {
    const marked = asset('c', { 'c.json': '{"a":"<<1>>","b":<<2>>,"c":"aws"}', 'd.txt': '<<1>>' });
    const plain = asset('d', { 'e.txt': '<<1>> aws' });
    const bucket = bucketWith(
      [read],
      [
        {
          SourceObjectKeys: [marked, plain],
          SourceMarkers: [{ '<<1>>': 'say "$&"', '<<2>>': 7 }, {}],
          SourceMarkersConfig: [{ jsonEscape: true }, {}],
        },
      ],
    );
    expect(textOf(bucket, 'c.json')).toBe('{"a":"say \\"$&\\"","b":7,"c":"local"}');
    expect(textOf(bucket, 'e.txt')).toBe('<<1>> aws');
  });
});
