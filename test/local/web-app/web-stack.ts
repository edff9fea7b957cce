import { fileURLToPath } from 'node:url';
import { CfnOutput, Duration, Fn, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnStage, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import { OAuthScope, ResourceServerScope, UserPool } from 'aws-cdk-lib/aws-cognito';
import { Rule } from 'aws-cdk-lib/aws-events';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { Front } from './front.ts';

export interface WebStackProps extends StackProps {
  readonly webAclArn: string;
}

const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** A site and sockets behind one distribution, sign-in, and a few things that do not run on one machine. */
export class WebStack extends Stack {
  constructor(scope: Construct, id: string, props: WebStackProps) {
    super(scope, id, props);
    const secret = new Secret(this, 'Secret', {
      generateSecretString: { passwordLength: 40, excludePunctuation: true, excludeCharacters: 'lI1O0' },
    }).secretValue;
    const door = new NodejsFunction(this, 'Door', {
      entry: pathOf('door.ts'),
      runtime: Runtime.NODEJS_24_X,
      environment: { FRONT_SECRET: secret.unsafeUnwrap(), WEB_ACL_ARN: props.webAclArn },
      bundling: { externalModules: [], minify: false, forceDockerBundling: false },
    });
    const api = this.#sockets(door);
    const bucket = new Bucket(this, 'Site', {
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: RemovalPolicy.DESTROY,
      // Brings a helper of CDK's that is a function for Node.
      autoDeleteObjects: true,
    }) as IBucket;
    const socketsHost = Fn.select(2, Fn.split('/', api.apiEndpoint));
    const pool = new UserPool(this, 'Pool');
    const { distribution } = new Front(this, 'Front', {
      bucket,
      socketsHost,
      secret,
      issuerUrl: pool.userPoolProviderUrl,
      webAclArn: props.webAclArn,
    });
    const clientId = this.#signIn(pool, `https://${distribution.domainName}/signed-in`);
    this.#deploy(bucket, distribution, { clientId, direct: `${api.apiEndpoint}/ws` });
    new Queue(this, 'Queue');
    new Rule(this, 'OnChange', { eventPattern: { source: ['aws.s3'] } });
    new CfnOutput(this, 'SiteUrl', { value: `https://${distribution.domainName}` });
  }

  #sockets(door: NodejsFunction): WebSocketApi {
    const integration = (id: string) => new WebSocketLambdaIntegration(id, door);
    const api = new WebSocketApi(this, 'Sockets', {
      routeSelectionExpression: '$request.body.type',
      connectRouteOptions: {
        integration: integration('OnConnect'),
        authorizer: new WebSocketLambdaAuthorizer('Authorizer', door, {
          identitySource: ['route.request.header.Sec-WebSocket-Protocol'],
        }),
      },
      defaultRouteOptions: { integration: integration('OnDefault'), returnResponse: true },
    });
    api.addRoute('rare', { integration: integration('OnRare'), returnResponse: true });
    const stage = new WebSocketStage(this, 'Stage', {
      webSocketApi: api,
      stageName: 'ws',
      autoDeploy: true,
      throttle: { rateLimit: 100, burstLimit: 50 },
    });
    const limit = (burst: number) => ({ ThrottlingRateLimit: 1, ThrottlingBurstLimit: burst });
    const { defaultChild } = stage.node;
    if (defaultChild instanceof CfnStage)
      defaultChild.routeSettings = { $connect: limit(30), rare: limit(2) };
    return api;
  }

  #signIn(pool: UserPool, callbackUrl: string): string {
    pool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'door' } });
    const write = new ResourceServerScope({ scopeName: 'write', scopeDescription: 'write' });
    const server = pool.addResourceServer('Server', { identifier: 'door', scopes: [write] });
    const client = (id: string, scopes: OAuthScope[]) =>
      pool.addClient(id, {
        oAuth: {
          flows: { authorizationCodeGrant: true },
          scopes,
          callbackUrls: [callbackUrl],
          logoutUrls: [callbackUrl],
        },
        accessTokenValidity: Duration.minutes(15),
      });
    const first = client('First', [OAuthScope.OPENID, OAuthScope.resourceServer(server, write)]);
    client('Second', [OAuthScope.OPENID]);
    return first.userPoolClientId;
  }

  #deploy(destinationBucket: IBucket, distribution: Distribution, config: Record<string, string>): void {
    const host = distribution.domainName;
    const site = new BucketDeployment(this, 'SiteDeployment', {
      destinationBucket,
      distribution,
      sources: [
        Source.asset(pathOf('site')),
        Source.jsonData('config.json', { ...config, site: `https://${host}`, sockets: `wss://${host}/ws` }),
      ],
      exclude: ['assets/*'],
      cacheControl: [CacheControl.noCache()],
    });
    const assets = new BucketDeployment(this, 'AssetsDeployment', {
      destinationBucket,
      sources: [Source.asset(pathOf('site'))],
      exclude: ['*'],
      include: ['assets/*'],
      prune: false,
    });
    assets.node.addDependency(site);
  }
}
