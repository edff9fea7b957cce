import {
  AccessLevel,
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  type DistributionProps,
  HttpVersion,
  type IOrigin,
  OriginProtocolPolicy,
  OriginSslPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Annotations, type SecretValue } from 'aws-cdk-lib';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { originSecretHeader } from '../origin-secret.ts';
import type { SocketApi } from '../socket-api.ts';
import { HandshakePolicy } from './handshake-policy.ts';
import { PageHeaders, type PageHeadersProps } from './page-headers.ts';

export interface FrontProps {
  readonly siteBucket: IBucket;
  readonly sockets: Pick<SocketApi, 'domainName' | 'path'>;
  /** What the API has to be shown; only ever a dynamic reference in a template. */
  readonly originSecret: SecretValue;
  readonly webAclArn: string;
  /** The origins of the pages that may show a visitor's frame. */
  readonly customerOrigins: readonly string[];
  /** The origins of the pages that may show an agent's frame. */
  readonly desktopOrigins: readonly string[];
  /** The addresses by which an agent's page gets its tokens. */
  readonly signInAddresses: readonly string[];
  /** @default - one that CloudFront makes up */
  readonly domainName: string | undefined;
  /** The certificate of `domainName`, in us-east-1. */
  readonly certificateArn: string | undefined;
}

/**
 * The one address that people meet: the pages from their bucket and the sockets from their API, behind one firewall.
 *
 * With a domain name, clients have to speak TLS 1.2 with its better ciphers at least. Without one, AWS's own
 * certificate serves whatever TLS the client speaks, and nothing here can change that: fit for a trial only.
 */
export class Front extends Construct {
  readonly distribution: Distribution;
  /** `https://…`, without a slash at the end. */
  readonly siteUrl: string;
  /** `wss://…/ws` */
  readonly webSocketUrl: string;

  constructor(scope: Construct, id: string, props: FrontProps) {
    super(scope, id);
    const origin = S3BucketOrigin.withOriginAccessControl(props.siteBucket, {
      // Without the right to list, S3 answers 403 for a page that does not exist, as the firewall does for a refusal.
      originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
    });
    const page = (name: string, headers: PageHeadersProps) =>
      pages(origin, new PageHeaders(this, `${name}Headers`, headers));
    const { visitor, agent } = connections(props);
    this.distribution = new Distribution(this, 'Distribution', {
      comment: 'Sealform: pages and sockets',
      defaultRootObject: 'index.html',
      defaultBehavior: page('Site', { framedBy: [] }),
      additionalBehaviors: {
        [props.sockets.path]: this.#sockets(props),
        '/chat/*': page('Chat', {
          framedBy: props.customerOrigins,
          connectsTo: visitor,
          givesModules: true,
        }),
        '/agent/*': page('Agent', { framedBy: props.desktopOrigins, connectsTo: agent, copies: true }),
        '/console/*': page('Console', { framedBy: [], connectsTo: agent, copies: true }),
      },
      errorResponses: [{ httpStatus: 404, responsePagePath: '/404.html', responseHttpStatus: 404 }],
      webAclId: props.webAclArn,
      httpVersion: HttpVersion.HTTP2_AND_3,
      ...this.#domain(props),
    });
    Annotations.of(this.distribution).acknowledgeWarning(
      '@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk',
      'The bucket holds public pages, and no address of the distribution leads to a list of them.',
    );
    const host = props.domainName ?? this.distribution.distributionDomainName;
    this.siteUrl = `https://${host}`;
    this.webSocketUrl = `wss://${host}${props.sockets.path}`;
  }

  /** A handshake is a GET. It is never redirected: a token that was sent in the clear must not seem to have been safe. */
  #sockets({ sockets, originSecret }: FrontProps): BehaviorOptions {
    return {
      origin: new HttpOrigin(sockets.domainName, {
        protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        originSslProtocols: [OriginSslPolicy.TLS_V1_2],
        // In the template this is `{{resolve:secretsmanager:…}}`.
        customHeaders: { [originSecretHeader]: originSecret.unsafeUnwrap() },
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: new HandshakePolicy(this, 'HandshakePolicy'),
      compress: false,
    };
  }

  #domain({ domainName, certificateArn }: FrontProps): Partial<DistributionProps> {
    if (domainName === undefined || certificateArn === undefined) return {};
    return {
      domainNames: [domainName],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    };
  }
}

function pages(origin: IOrigin, responseHeadersPolicy: PageHeaders): BehaviorOptions {
  return {
    origin,
    responseHeadersPolicy,
    viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
    cachePolicy: CachePolicy.CACHING_OPTIMIZED,
  };
}

/**
 * What scripts may connect to. 'self' covers the sockets of the same host (Content Security Policy Level 3, 6.7.2.8),
 * but not in Safari before 16, for which the host is named if it is known before the distribution is.
 */
function connections({ domainName, sockets, signInAddresses }: FrontProps) {
  const visitor = [`'self'`, ...(domainName === undefined ? [] : [`wss://${domainName}${sockets.path}`])];
  return { visitor, agent: [...visitor, ...signInAddresses] };
}
