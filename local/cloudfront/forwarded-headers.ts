import type { IncomingMessage } from 'node:http';
import type { Origin } from './definition.ts';
import type { OriginRequest } from './origin-request.ts';

/** Of these CloudFront makes its own, whatever the policy says. */
const own = /^(host|connection|upgrade|x-forwarded-for|via|cloudfront-.*|x-edge-.*|x-amz-cf-.*)$/;

const viewerAddress = 'CloudFront-Viewer-Address';

/**
 * The headers of a handshake on its way from a viewer to an API, names and values in turn: those of the viewer that the
 * policy lets pass, those of CloudFront, those of the origin, which nobody can send himself.
 *
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html
 */
export function forwardedHeaders(
  viewer: IncomingMessage,
  { forwards, adds }: OriginRequest,
  origin: Extract<Origin, { kind: 'sockets' }>,
  distribution: string,
): string[] {
  const fixed = new Set(origin.headers.map(([name]) => name.toLowerCase()));
  const passed = pairs(viewer.rawHeaders).filter(([name]) => {
    const lower = name.toLowerCase();
    return !own.test(lower) && !fixed.has(lower) && forwards(lower);
  });
  const { remoteAddress = '', remotePort = 0 } = viewer.socket;
  const before = viewer.headers['x-forwarded-for'];
  const added: (readonly [string, string])[] = [
    ['Host', origin.domainName],
    ['Connection', 'Upgrade'],
    ['Upgrade', 'websocket'],
    ['X-Forwarded-For', [...(before === undefined ? [] : [before]), remoteAddress].join(', ')],
    ['Via', `${viewer.httpVersion} ${distribution} (CloudFront)`],
    ...(forwards('user-agent') ? [] : [['User-Agent', 'Amazon CloudFront'] as const]),
    ...(adds.has(viewerAddress.toLowerCase())
      ? [[viewerAddress, `${remoteAddress}:${remotePort}`] as const]
      : []),
  ];
  return [...passed, ...added, ...origin.headers].flat();
}

function pairs(raw: readonly string[]): (readonly [name: string, value: string])[] {
  return raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? ''] as const] : []));
}
