/** The part of a $connect event that has headers: later messages have none. */
export interface HandshakeEvent {
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly requestContext?: {
    readonly connectionId?: string;
    /** The other end of the connection to API Gateway: an edge of the distribution, or whoever goes around it. */
    readonly identity?: { readonly sourceIp?: string };
  };
}

/** A header, whatever the case of its name: API Gateway passes names as the client wrote them. */
export function headerOf({ headers = {} }: HandshakeEvent, name: string): string | undefined {
  const key = Object.keys(headers).find((each) => each.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : headers[key];
}

/**
 * The viewer's address as the distribution saw it, without the port that always follows it: `192.0.2.1:4711`,
 * `2001:db8::1:4711` or `[2001:db8::1]:4711`. Whoever goes around the distribution can write what it likes there.
 */
export function viewerAddressOf(handshake: HandshakeEvent): string | undefined {
  const header = headerOf(handshake, 'CloudFront-Viewer-Address');
  return header?.replace(/:\d+$/, '').replace(/^\[(.+)\]$/, '$1');
}
