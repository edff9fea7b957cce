import { Annotations, CfnOutput, ReferenceStrength, Stack, type StackProps } from 'aws-cdk-lib';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { forms } from '../../branding/forms.ts';
import { displayName } from '../../branding/identity.ts';
import type { Config } from '../config.ts';
import { Front } from '../constructs/web/front.ts';
import {
  externalAddresses,
  externalClient,
  poolAddresses,
  poolClients,
} from '../constructs/web/sign-in-clients.ts';
import { SiteBucket } from '../constructs/web/site-bucket.ts';
import { type SiteConfig, SiteDeployment } from '../constructs/web/site-deployment.ts';
import { requiredClaim, type SignIn } from '../sign-in.ts';
import { trustedKeys } from '../trusted-keys.ts';
import { unsealedTwins } from '../unsealed-twins.ts';
import type { ApiStack } from './api-stack.ts';
import type { DataStack } from './data-stack.ts';
import type { EdgeStack } from './edge-stack.ts';
import type { IdentityStack } from './identity-stack.ts';

export interface WebStackProps extends StackProps {
  readonly config: Config;
  readonly data: DataStack;
  readonly api: ApiStack;
  readonly edge: EdgeStack;
  readonly signIn: SignIn;
  /** Undefined where the agents sign in at an issuer of the brand's own. */
  readonly identity: IdentityStack | undefined;
}

/** The one address that people meet: pages and sockets behind one distribution, and the clients by which agents sign in. */
export class WebStack extends Stack {
  readonly siteBucket: IBucket;
  readonly distribution: Distribution;
  /** Writes to the site's bucket, and nobody else should. */
  readonly deploymentRole: IRole;

  constructor(scope: Construct, id: string, props: WebStackProps) {
    super(scope, id, props);
    const { config, data, identity } = props;
    this.#warnOfLocalOrigins(config, 'customerOrigins');
    this.#warnOfLocalOrigins(config, 'desktopOrigins');
    this.#warnOfUnsealedTwins();
    // CDK declares a bucket's optional members otherwise than its interface's, as exactOptionalPropertyTypes sees it.
    this.siteBucket = new SiteBucket(this, 'Site', config) as IBucket;
    const front = this.#front(props);
    this.distribution = front.distribution;
    const consoleUrl = `${front.siteUrl}/console/index.html`;
    // Inside an agent desktop the sign-in is in a window of its own, which comes back to the framed page's address.
    const agentFrameUrl = `${front.siteUrl}/agent/index.html`;
    const clients = identity
      ? poolClients(this, identity.pool, [consoleUrl, agentFrameUrl])
      : externalClient(config);
    const addresses = { webSocketUrl: front.webSocketUrl, issuerUrl: props.signIn.issuerUrl };
    const deployment = new SiteDeployment(this, 'SiteDeployment', {
      siteBucket: this.siteBucket,
      distribution: front.distribution,
      siteConfig: { ...this.#ownConfig(props), ...addresses, ...clients },
      encryptionKey: data.operationsKey,
      removalProtection: config.removalProtection,
    });
    this.deploymentRole = deployment.role;
    this.#output({
      SiteUrl: front.siteUrl,
      ConsoleUrl: consoleUrl,
      AgentFrameUrl: agentFrameUrl,
      WebSocketUrl: addresses.webSocketUrl,
      IssuerUrl: addresses.issuerUrl,
      ClientId: clients.clientId,
      OperatorClientId: clients.operatorClientId,
      // Where the DNS record of the brand's domain points.
      ...(config.domainName !== undefined && {
        DistributionDomainName: front.distribution.distributionDomainName,
      }),
    });
  }

  #front({ config, data, api, edge, identity }: WebStackProps): Front {
    return new Front(this, 'Front', {
      siteBucket: this.siteBucket,
      sockets: api.sockets,
      originSecret: data.originSecret.secretValue,
      // No export reaches another Region; a weak reference is one in every Region (docs/decisions/0015).
      webAclArn: Stack.consumeReference(edge.firewall.attrArn, ReferenceStrength.WEAK),
      customerOrigins: config.customerOrigins,
      desktopOrigins: config.desktopOrigins,
      signInAddresses: identity ? poolAddresses(identity.pool) : externalAddresses(config),
      domainName: config.domainName,
      certificateArn: config.certificateArn,
    });
  }

  #ownConfig({
    config,
    api,
  }: WebStackProps): Pick<SiteConfig, 'brand' | 'installation' | 'brandKeys' | 'copyClaim'> {
    const { name: installation, copyClaim } = config;
    // An export that is in use could not change its value, as this one does with another key (docs/decisions/0015).
    const current = Stack.consumeReference(api.brandKeyFingerprint, ReferenceStrength.WEAK);
    const brandKeys = trustedKeys(config, current);
    return {
      brand: displayName,
      installation,
      brandKeys,
      ...(copyClaim !== undefined && { copyClaim: requiredClaim(copyClaim) }),
    };
  }

  /** Anything on the machine's own loopback address may frame the pages then: good for a trial, not for people elsewhere. */
  #warnOfLocalOrigins(config: Config, setting: 'customerOrigins' | 'desktopOrigins'): void {
    const local = config[setting].filter((origin) => origin.startsWith('http:'));
    if (local.length === 0) return;
    Annotations.of(this).addWarningV2(
      `sealform:${setting}`,
      `Nobody else can open ${local.join(', ')}: set sealform:${setting} to the origins of your pages.`,
    );
  }

  /** A page's files are the brand's to read: what is published unsealed can be asked for unsealed. */
  #warnOfUnsealedTwins(): void {
    for (const { form, kinds } of unsealedTwins(forms)) {
      Annotations.of(this).addWarningV2(
        `sealform:unsealed:${form}`,
        `The form ${form} is not sealed, and asks for ${kinds.join(', ')} as a sealed form does: a server could ask with it instead.`,
      );
    }
  }

  #output(values: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(values)) new CfnOutput(this, name, { value });
  }
}
