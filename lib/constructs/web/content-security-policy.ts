/** What a page may do, beyond showing itself. */
export interface PageRights {
  /** The origins of the pages that may show this one in a frame; none of them: no page may. */
  readonly framedBy: readonly string[];
  /** The addresses that the page's scripts may connect to; undefined: it has no scripts. */
  readonly connectsTo?: readonly string[];
}

/**
 * The strictest policy (Content Security Policy Level 3) with which such a page works. Nothing is inline and nothing
 * comes from elsewhere. Scripts make no HTML out of text but through lit's own template policy, and no form is ever
 * submitted by the browser: answers leave by the socket or not at all.
 */
export function contentSecurityPolicy({ framedBy, connectsTo }: PageRights): string {
  const scripts = [
    `script-src 'self'`,
    `connect-src ${connectsTo?.join(' ')}`,
    `font-src 'self'`,
    `require-trusted-types-for 'script'`,
    'trusted-types lit-html',
  ];
  return [
    `default-src 'none'`,
    `style-src 'self'`,
    `img-src 'self'`,
    ...(connectsTo ? scripts : []),
    `base-uri 'none'`,
    `form-action 'none'`,
    `object-src 'none'`,
    `frame-ancestors ${framedBy.length > 0 ? framedBy.join(' ') : `'none'`}`,
  ].join('; ');
}
