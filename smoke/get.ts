import { type IncomingHttpHeaders, request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Failed } from './check.ts';

/** The whole of an answer. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** The firewall refuses who does not say what it is. */
export const userAgent = 'sealform-smoke';

const patienceMs = 10_000;

/**
 * One GET, without following a redirect. With `headers` nothing is sent that is not in them.
 *
 * @throws Failed when no answer comes within 10 s
 */
export function get(
  url: URL,
  headers: Record<string, string> = { 'User-Agent': userAgent },
): Promise<Answer> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const options: RequestOptions = { headers, signal: AbortSignal.timeout(patienceMs) };
  return new Promise((resolve, reject) => {
    const failed = () => reject(new Failed(`${url.origin} does not answer`));
    request(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', failed);
      response.on('end', () => {
        const { statusCode: status = 0, headers } = response;
        resolve({ status, headers, body: Buffer.concat(chunks).toString() });
      });
    })
      .on('error', failed)
      .end();
  });
}
