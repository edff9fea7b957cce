import { createHmac, hkdfSync } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';

/** Of the HMAC's 256 bits: enough to tell clients apart. */
const pseudonymBytes = 8;

/**
 * What stands in logs in place of a client's address: 16 hexadecimal digits, the same for one client on one day (UTC),
 * so that its refusals can be counted. Another day has another key: without the secret nobody can say whether two days'
 * pseudonyms are one client's. Of an IPv6 address the first 64 bits count: the rest is the client's to choose.
 *
 * @param address an IP address, without a port
 * @param now milliseconds since the epoch
 * @returns undefined if that is no address
 */
export function pseudonymOf(address: string | undefined, secret: string, now: number): string | undefined {
  const network = networkOf(address ?? '');
  if (network === undefined) return undefined;
  const mac = createHmac('sha256', keyOf(secret, now)).update(network).digest();
  return mac.subarray(0, pseudonymBytes).toString('hex');
}

/** HKDF (RFC 5869): its label keeps this key apart from any other use of the secret. */
function keyOf(secret: string, now: number): Uint8Array {
  const day = new Date(now).toISOString().slice(0, 10);
  return new Uint8Array(hkdfSync('sha256', secret, '', `sealform client pseudonym ${day}`, 32));
}

function networkOf(address: string): string | undefined {
  const host = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIPv4(host)) return host;
  // A zone (RFC 4007) means something on one machine only.
  return isIPv6(host) && !host.includes('%') ? firstHalf(host) : undefined;
}

/** The first four of an IPv6 address's eight groups, in the one way in which a URL writes them (RFC 5952). */
function firstHalf(address: string): string {
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const [before, after] = [groups(head), groups(tail ?? '')];
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return [...before, ...zeros, ...after].slice(0, 4).join(':');
}

function groups(part: string): string[] {
  return part === '' ? [] : part.split(':');
}
