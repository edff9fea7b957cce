import { Duration } from 'aws-cdk-lib';
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  type ResponseHeadersCorsBehavior,
  ResponseHeadersPolicy,
  type ResponseSecurityHeadersBehavior,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { contentSecurityPolicy, type PageRights } from './content-security-policy.ts';

export interface PageHeadersProps extends PageRights {
  /** Whether the page's scripts may put text on the clipboard. @default false */
  readonly copies?: boolean;
  /** Whether pages of other origins may load scripts from here as modules, which browsers allow with CORS only. @default false */
  readonly givesModules?: boolean;
}

/** The features of a browser that no page here uses (Permissions Policy, "Policy-controlled features"). */
const unused = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

/**
 * The headers of a group of pages, whatever the bucket says. `X-Frame-Options` is there for old browsers, and only
 * where no page may frame them: it cannot name several origins. HSTS holds for two years and for what is below the
 * host; no `preload`, which is for the owner of the whole domain to decide.
 */
export class PageHeaders extends ResponseHeadersPolicy {
  constructor(scope: Construct, id: string, props: PageHeadersProps) {
    const clipboard = `clipboard-write=${props.copies ? '(self)' : '()'}`;
    const permissions = [...unused.map((feature) => `${feature}=()`), clipboard].join(', ');
    const framed = props.framedBy.length > 0;
    const headers = {
      'Permissions-Policy': permissions,
      // A page that isolates itself (COEP) can show only frames that say cross-origin.
      'Cross-Origin-Resource-Policy': framed ? 'cross-origin' : 'same-origin',
      // A framed console signs in by a window of its own, which has to find its way back.
      ...(!framed && { 'Cross-Origin-Opener-Policy': 'same-origin' }),
    };
    super(scope, id, {
      securityHeadersBehavior: securityHeaders(props),
      customHeadersBehavior: {
        customHeaders: Object.entries(headers).map(([header, value]) => ({ header, value, override: true })),
      },
      removeHeaders: ['Server'],
      ...(props.givesModules && { corsBehavior: readableByAll }),
    });
  }
}

/** Lets every page read these files, which are public, without the reader's cookies. */
const readableByAll: ResponseHeadersCorsBehavior = {
  accessControlAllowOrigins: ['*'],
  accessControlAllowMethods: ['GET', 'HEAD'],
  accessControlAllowHeaders: ['*'],
  accessControlAllowCredentials: false,
  originOverride: true,
};

function securityHeaders(rights: PageRights): ResponseSecurityHeadersBehavior {
  const override = true;
  return {
    contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(rights), override },
    contentTypeOptions: { override },
    referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override },
    strictTransportSecurity: {
      accessControlMaxAge: Duration.days(730),
      includeSubdomains: true,
      override,
    },
    ...(rights.framedBy.length === 0 && { frameOptions: { frameOption: HeadersFrameOption.DENY, override } }),
  };
}
