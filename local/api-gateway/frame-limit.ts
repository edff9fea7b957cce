/** Bytes that API Gateway takes in one frame. */
export const frameLimit = 32 * 1024;

/**
 * Reads along a client's bytes, and calls `onExceed` at the first frame (RFC 6455, section 5.2) whose payload is longer
 * than the limit. (`ws` can limit whole messages only.)
 */
export class FrameLimit {
  readonly #onExceed: () => void;
  #header = Buffer.alloc(0);
  /** Bytes of mask and payload still to come. */
  #pending = 0;

  constructor(onExceed: () => void) {
    this.#onExceed = onExceed;
  }

  read(chunk: Buffer): void {
    let rest = chunk;
    while (rest.length > 0) {
      const skipped = Math.min(this.#pending, rest.length);
      this.#pending -= skipped;
      rest = rest.subarray(skipped);
      if (rest.length > 0) rest = this.#readHeader(rest);
    }
  }

  /** Takes one byte into the header, and from a complete header what follows it. */
  #readHeader(rest: Buffer): Buffer {
    this.#header = Buffer.concat([this.#header, rest.subarray(0, 1)]);
    const length = payloadLength(this.#header);
    if (length !== undefined) {
      const maskLength = ((this.#header[1] ?? 0) & 0x80) === 0 ? 0 : 4;
      this.#header = Buffer.alloc(0);
      this.#pending = maskLength + length;
      if (length > frameLimit) this.#onExceed();
    }
    return rest.subarray(1);
  }
}

/** Bytes of payload that a frame's header announces, or `undefined` while the header is incomplete. */
function payloadLength(header: Buffer): number | undefined {
  const short = (header[1] ?? 0) & 0x7f;
  if (header.length < 2) return undefined;
  if (short < 126) return short;
  if (short === 126) return header.length < 4 ? undefined : header.readUInt16BE(2);
  return header.length < 10 ? undefined : Number(header.readBigUInt64BE(2));
}
