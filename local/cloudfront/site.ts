import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Bucket, StoredResponse } from '../s3/bucket.ts';
import { behaviourFor, type DistributionDefinition, type Origin } from './definition.ts';
import { applyResponseHeaders } from './response-headers.ts';

export interface SiteOptions {
  readonly definition: DistributionDefinition;
  /** The origins' buckets, by their ARNs. */
  readonly buckets: ReadonlyMap<string, Bucket>;
  /** Replaces addresses in AWS by local ones. */
  readonly localize: (text: string) => string;
}

/** The files that a distribution serves, with the declared headers and error pages. */
export class Site {
  readonly #options: SiteOptions;

  constructor(options: SiteOptions) {
    this.#options = options;
  }

  answer(request: IncomingMessage, response: ServerResponse): void {
    const [path = '/'] = (request.url ?? '/').split('?');
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const found = this.withErrorPage(isRead ? this.#fetch(path) : refusal(403));
    const headers = this.#headers(path, found, request.headers.origin);
    const isKnown = request.headers['if-none-match'] === headers['etag'] && found.status === 200;
    const length = { 'content-length': String(found.body.length) };
    response.writeHead(isKnown ? 304 : found.status, isKnown ? headers : { ...headers, ...length });
    response.end(isKnown || request.method === 'HEAD' ? undefined : found.body);
  }

  /**
   * What viewers get in place of an origin's answer: for an error that the template names, its page and its status; if the
   * page itself is not to be had, what was answered for that. This holds for every origin, not for buckets alone.
   *
   * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/GeneratingCustomErrorResponses.html
   */
  withErrorPage(answer: StoredResponse): StoredResponse {
    const errorPage = this.#options.definition.errorPages.get(answer.status);
    if (errorPage === undefined) return answer;
    const page = this.#fetch(errorPage.path);
    return page.status === 200 ? { ...page, status: errorPage.status } : page;
  }

  #headers(path: string, { headers }: StoredResponse, origin: string | undefined): Record<string, string> {
    const policy = behaviourFor(this.#options.definition, path)?.responseHeaders;
    return policy === undefined
      ? { ...headers }
      : applyResponseHeaders(policy, headers, this.#options.localize, origin);
  }

  #fetch(path: string): StoredResponse {
    const origin = behaviourFor(this.#options.definition, path)?.origin;
    if (origin === undefined) return refusal(403);
    // What API Gateway answers for a WebSocket API to whoever wants no socket.
    if (origin.kind === 'sockets') return refusal(403);
    return origin.kind === 'bucket' ? this.#object(origin, path) : refusal(502);
  }

  #object({ bucket, path: prefix }: Extract<Origin, { kind: 'bucket' }>, path: string): StoredResponse {
    const { buckets, definition } = this.#options;
    const key = keyOf(prefix + (path === '/' ? `/${definition.rootObject}` : path));
    if (key === undefined) return refusal(400);
    return buckets.get(bucket.arn)?.get(key) ?? refusal(502);
  }
}

/** The key that a path asks for, or `undefined` if it is not well encoded. */
function keyOf(path: string): string | undefined {
  try {
    return decodeURIComponent(path.slice(1));
  } catch {
    return undefined;
  }
}

function refusal(status: number): StoredResponse {
  return { status, body: Buffer.from('Refused\n'), headers: { 'content-type': 'text/plain' } };
}
