import { Duration, type SecretValue } from 'aws-cdk-lib';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

export interface FrontProps {
  readonly bucket: IBucket;
  /** The API's own host name. */
  readonly socketsHost: string;
  readonly secret: SecretValue;
  readonly issuerUrl: string;
  readonly webAclArn: string;
}

/** A distribution in front of a bucket and of sockets at `/ws`. */
export class Front extends Construct {
  readonly distribution: cloudfront.Distribution;

  constructor(scope: Construct, id: string, props: FrontProps) {
    super(scope, id);
    this.distribution = new cloudfront.Distribution(this, 'Distribution', {
      webAclId: props.webAclArn,
      defaultRootObject: 'index.html',
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(props.bucket),
        responseHeadersPolicy: this.#headers(`default-src 'none'; connect-src 'self' ${props.issuerUrl}/`),
      },
      additionalBehaviors: {
        '/ws': {
          origin: new HttpOrigin(props.socketsHost, {
            customHeaders: { 'Front-Secret': props.secret.unsafeUnwrap() },
          }),
          cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
          originRequestPolicy: this.#handshake(),
        },
        '/elsewhere/*': { origin: new HttpOrigin('elsewhere.example.com') },
      },
      errorResponses: [{ httpStatus: 403, responseHttpStatus: 404, responsePagePath: '/404.html' }],
    });
  }

  #headers(contentSecurityPolicy: string): cloudfront.ResponseHeadersPolicy {
    const override = true;
    return new cloudfront.ResponseHeadersPolicy(this, 'Headers', {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy, override },
        contentTypeOptions: { override },
        frameOptions: { frameOption: cloudfront.HeadersFrameOption.DENY, override },
        referrerPolicy: { referrerPolicy: cloudfront.HeadersReferrerPolicy.NO_REFERRER, override },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(365),
          includeSubdomains: true,
          override,
        },
        xssProtection: { protection: true, modeBlock: true, override },
      },
      customHeadersBehavior: {
        customHeaders: [
          { header: 'Cache-Control', value: 'no-store', override: false },
          { header: 'Permissions-Policy', value: 'camera=()', override },
        ],
      },
      removeHeaders: ['Server'],
    });
  }

  #handshake(): cloudfront.OriginRequestPolicy {
    return new cloudfront.OriginRequestPolicy(this, 'Handshake', {
      headerBehavior: cloudfront.OriginRequestHeaderBehavior.allowList(
        'Sec-WebSocket-Key',
        'Sec-WebSocket-Version',
        'Sec-WebSocket-Protocol',
        'CloudFront-Viewer-Address',
      ),
      queryStringBehavior: cloudfront.OriginRequestQueryStringBehavior.none(),
      cookieBehavior: cloudfront.OriginRequestCookieBehavior.none(),
    });
  }
}
