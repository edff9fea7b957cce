import { describe, expect, it } from 'vitest';
import { pseudonymOf } from '../../../lambdas/adapters/handshake/client-pseudonym.ts';
import { viewerAddressOf } from '../../../lambdas/adapters/handshake/handshake.ts';

const secret = 'S'.repeat(64);
const noon = Date.parse('2026-11-22T12:00:00Z');
const pseudonym = (address: string, at = noon, of = secret) => pseudonymOf(address, of, at);

describe("a client's pseudonym", () => {
  it('is 64 bits in hexadecimal digits, and another for each client', () => {
    expect(pseudonym('192.0.2.1')).toMatch(/^[0-9a-f]{16}$/);
    expect(pseudonym('192.0.2.1')).not.toBe(pseudonym('192.0.2.2'));
  });

  it('stays the same from midnight to midnight UTC, and is another the next day', () => {
    const [first, last] = [Date.parse('2026-11-22T00:00:00Z'), Date.parse('2026-11-22T23:59:59.999Z')];
    expect(pseudonym('192.0.2.1', first)).toBe(pseudonym('192.0.2.1', last));
    expect(pseudonym('192.0.2.1', last + 1)).not.toBe(pseudonym('192.0.2.1', last));
  });

  it('cannot be made without the secret', () => {
    expect(pseudonym('192.0.2.1', noon, 'T'.repeat(64))).not.toBe(pseudonym('192.0.2.1'));
  });

  it('is one for all addresses of an IPv6 network of 64 bits, however they are written', () => {
    const network = pseudonym('2001:db8:1:2::');
    for (const address of [
      '2001:db8:1:2::1',
      '2001:DB8:1:2:ffff:ffff:ffff:ffff',
      '2001:0db8:0001:0002:0000:0000:192.0.2.1',
    ]) {
      expect(pseudonym(address)).toBe(network);
    }
    expect(pseudonym('2001:db8:1:3::1')).not.toBe(network);
    expect(pseudonym('2001:db8::1')).toBe(pseudonym('2001:db8:0:0:9::'));
    expect(pseudonym('::1')).toBe(pseudonym('::2'));
  });

  it('is the same for an IPv4 address written as IPv6', () => {
    expect(pseudonym('::ffff:192.0.2.1')).toBe(pseudonym('192.0.2.1'));
  });

  it('is none for what is no address', () => {
    for (const address of ['', 'localhost', '192.0.2', '192.0.2.1:80', 'fe80::1%eth0', '[::1]']) {
      expect(pseudonym(address)).toBeUndefined();
    }
  });
});

describe("the viewer's address", () => {
  it('is what stands before the port', () => {
    for (const [header, address] of [
      ['192.0.2.1:4711', '192.0.2.1'],
      ['2001:db8::1:4711', '2001:db8::1'],
      ['2001:db8:0:0:0:0:0:1:4711', '2001:db8:0:0:0:0:0:1'],
      ['[2001:db8::1]:4711', '2001:db8::1'],
    ] as const) {
      expect(viewerAddressOf({ headers: { 'cloudfront-viewer-address': header } })).toBe(address);
    }
    expect(viewerAddressOf({})).toBeUndefined();
  });
});
