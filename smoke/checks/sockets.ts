import { VisitorClient } from '../../client/index.ts';
import { subprotocol } from '../../core/protocol/values.ts';
import { type Check, Failed, NotShown } from '../check.ts';
import { handshake } from '../handshake.ts';
import type { Site } from '../site.ts';

/** What a visitor offers: good for one handshake, and bound to no conversation yet. */
function visitorsOffer(): string[] {
  return [subprotocol, `visitor.${VisitorClient.newCredential()}`];
}

const opened = 101;
const unauthorized = 401;

/** The authorizer's identity source names a header, and clients spell it as they like. */
export function headerCase({ config }: Site): Check {
  return {
    id: 'header-case',
    shows: 'the subprotocols’ header is found however a client spells its name',
    remedy:
      'Compare the identity source of the API’s authorizer with the spelling that fails; without a match API Gateway refuses before any function runs.',
    async run() {
      const url = new URL(config.webSocketUrl);
      for (const headerName of [
        'sec-websocket-protocol',
        'SEC-WEBSOCKET-PROTOCOL',
        'Sec-WebSocket-Protocol',
      ]) {
        const { status } = await handshake(url, { offered: visitorsOffer(), headerName });
        if (status !== opened)
          throw new Failed(`spelt ${headerName}, a handshake is answered with ${status}`);
      }
    },
  };
}

/** Nobody connects without a credential that is one. */
export function credentials({ config }: Site): Check {
  return {
    id: 'credentials',
    shows: 'no credential and a false one are refused with 401, and a visitor’s is let in',
    remedy: 'Read the log of the function authorize; 500 says that it cannot reach the issuer.',
    async run() {
      const url = new URL(config.webSocketUrl);
      const none = { 'without a header': [], 'without a token': [subprotocol] };
      const refused = { ...none, 'with a false token': [subprotocol, `bearer.${'x'.repeat(60)}`] };
      for (const [what, offered] of Object.entries(refused)) {
        const { status } = await handshake(url, { offered });
        if (status !== unauthorized) throw new Failed(`${what}, a handshake is answered with ${status}`);
      }
      const { status, headers } = await handshake(url, { offered: visitorsOffer() });
      if (status !== opened) throw new Failed(`a visitor’s handshake is answered with ${status}`);
      if (headers.get('sec-websocket-protocol') !== subprotocol) {
        throw new Failed('the server does not name the one subprotocol in its answer');
      }
    },
  };
}

/** Sockets come through the distribution, so through its firewall. */
export function throughDistribution({ config, isLocal }: Site): Check {
  return {
    id: 'distribution',
    shows: 'sockets are opened through CloudFront',
    remedy: 'webSocketUrl in config.json must name the distribution, whose behaviour /ws leads to the API.',
    async run() {
      if (isLocal) throw new NotShown('a site on this machine has no CloudFront');
      const answer = await handshake(new URL(config.webSocketUrl), { offered: visitorsOffer() });
      if (answer.status !== opened) throw new Failed(`a handshake is answered with ${answer.status}`);
      const via = answer.headers.get('via') ?? '';
      if (!answer.headers.has('x-amz-cf-id') && !/cloudfront/i.test(via)) {
        throw new Failed('the answer has no header of CloudFront’s');
      }
    },
  };
}

/** The API's own address is known to everybody who looks; it has to be of no use. */
export function goingAround(apiUrl: () => Promise<string>): Check {
  return {
    id: 'going-around',
    shows: 'the API refuses connections that did not come through the distribution',
    remedy:
      'The functions and the distribution must have the same origin secret: deploy all stacks, with another number for originSecret.',
    async run() {
      const { status } = await handshake(new URL(await apiUrl()), { offered: visitorsOffer() });
      if (status !== unauthorized)
        throw new Failed(`a handshake with the API itself is answered with ${status}`);
    },
  };
}
