import * as z from 'zod/mini';

const longestRetention = 36_500;

/** A number, as a file gives it, or digits, as a command line does. */
export const number = z.pipe(
  z.union([z.number(), z.string().check(z.regex(/^\d+$/))]),
  z.transform((value) => Number(value)),
);
export const days = z.pipe(number, z.int().check(z.gte(1), z.lte(longestRetention)));
export const daysRule = `must be a whole number of days from 1 to ${longestRetention}`;
export const flag = z.union([z.boolean(), z.stringbool({ truthy: ['true'], falsy: ['false'] })]);

/** RFC 6454: scheme, host and port, and nothing after them. Plain http is for the machine's own loopback address only. */
const origin = /^(https:\/\/[a-z0-9.-]*[a-z0-9]|http:\/\/(localhost|127\.0\.0\.1))(:\d{1,5})?$/;

function isOrigin(value: string): boolean {
  return origin.test(value) && URL.canParse(value) && !/\/\/[.-]|\.\./.test(value);
}
/** Characters that a page's origins may take, with one between them: its headers have 1,783 in all ("CloudFront quotas"). */
const longestOrigins = 1_000;
export const origins = z
  .pipe(
    z.transform((value) => (typeof value === 'string' ? value.split(',') : value)),
    z.array(z.string()),
  )
  .check(
    z.refine((all) => all.every(isOrigin)),
    z.refine((all) => all.join(' ').length <= longestOrigins),
  );
export const originsRule = `must be a list of origins (on the command line, with commas between them) such as https://www.example.com, without a path or a closing slash, of ${longestOrigins} characters at most in all; http is for localhost only`;

/** A claim of a token, and the value that it has to have. */
export const claim = z.string().check(z.regex(/^[^=\s]+=\S+$/));

/** Of a client or an audience: printable ASCII without spaces. */
export const identifier = z.string().check(z.regex(/^[\x21-\x7e]{1,255}$/));

/** An OpenID Connect issuer (OpenID Connect Discovery 1.0, section 3): no query, no fragment. */
export const issuer = /^(https:\/\/[^/?#\s]+|http:\/\/(localhost|127\.0\.0\.1)(:\d{1,5})?)(\/[^?#\s]*)?$/;

export const retention = z.pipe(
  z.transform((value) => (typeof value === 'string' ? parsed(value) : value)),
  z.record(z.string(), z.pipe(number, z.int().check(z.gte(60)))),
);

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
