import { randomBytes } from 'node:crypto';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { Failed } from './check.ts';
import { userAgent } from './get.ts';

/** How a handshake was answered. */
export interface HandshakeAnswer {
  /** 101 if the socket was opened. */
  readonly status: number;
  /** By name in lower case. */
  readonly headers: ReadonlyMap<string, string>;
}

export interface HandshakeOptions {
  /** The subprotocols, a credential among them. */
  readonly offered: readonly string[];
  /** The name of their header as it stands on the wire. @default 'Sec-WebSocket-Protocol' */
  readonly headerName?: string;
}

const patienceMs = 10_000;

/**
 * A handshake of RFC 6455, section 4.1, written by hand: no library says how the names of its headers are spelt on the
 * wire. The socket is closed as soon as it has been answered.
 *
 * @param url of the sockets: `wss://…`, or `ws://…` on this machine
 * @throws Failed when no answer comes within 10 s
 */
export function handshake(
  url: URL,
  { offered, headerName = 'Sec-WebSocket-Protocol' }: HandshakeOptions,
): Promise<HandshakeAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(url);
    const failed = () => {
      socket.destroy();
      reject(new Failed(`${url.host} does not answer a handshake`));
    };
    let text = '';
    socket.setTimeout(patienceMs, failed);
    socket.once('error', failed).once('close', failed);
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      const end = text.indexOf('\r\n\r\n');
      if (end < 0) return;
      resolve(parse(text.slice(0, end)));
      socket.destroy();
    });
    socket.write(request(url, offered, headerName));
  });
}

function connect(url: URL): Socket {
  const host = url.hostname;
  if (url.protocol === 'ws:') return connectTcp({ host, port: Number(url.port || 80) });
  // WebSocket needs HTTP/1.1; a distribution would rather speak HTTP/2.
  return connectTls({ host, port: Number(url.port || 443), servername: host, ALPNProtocols: ['http/1.1'] });
}

function request(url: URL, offered: readonly string[], headerName: string): string {
  return [
    `GET ${url.pathname} HTTP/1.1`,
    `Host: ${url.host}`,
    `User-Agent: ${userAgent}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ...(offered.length > 0 ? [`${headerName}: ${offered.join(', ')}`] : []),
    '\r\n',
  ].join('\r\n');
}

function parse(head: string): HandshakeAnswer {
  const [statusLine = '', ...lines] = head.split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  return { status: Number(statusLine.split(' ')[1]), headers: new Map(headers) };
}
