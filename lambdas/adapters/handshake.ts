/** The part of a $connect event that has headers: later messages have none. */
export interface HandshakeEvent {
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** A header, whatever the case of its name: API Gateway passes names as the client wrote them. */
export function headerOf({ headers = {} }: HandshakeEvent, name: string): string | undefined {
  const key = Object.keys(headers).find((each) => each.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : headers[key];
}
