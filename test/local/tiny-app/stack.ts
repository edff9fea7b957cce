import { fileURLToPath } from 'node:url';
import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Mfa, OAuthScope, UserPool, UserPoolClient, UserPoolGroup } from 'aws-cdk-lib/aws-cognito';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { Construct } from 'constructs';

/** A whole small application: sockets, one table, one key, a schedule, a user pool. It has nothing of the product in it. */
export class TinyStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const notes = this.notes();
    const key = new Key(this, 'Key', { removalPolicy: RemovalPolicy.DESTROY });
    const pool = new UserPool(this, 'Pool', {
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
    });
    new UserPoolGroup(this, 'Writers', { userPool: pool, groupName: 'writers' });
    const client = this.client(pool);
    const guard = this.function('Guard', 'guard.ts', { ISSUER_URL: pool.userPoolProviderUrl });
    const echo = this.function('Echo', 'echo.ts', { NOTES_TABLE_NAME: notes.tableName, KEY_ARN: key.keyArn });
    const tick = this.function('Tick', 'tick.ts', { NOTES_TABLE_NAME: notes.tableName });
    const stage = this.sockets(guard, echo);
    stage.grantManagementApiAccess(echo);
    echo.addEnvironment('SOCKETS_URL', stage.callbackUrl);
    notes.grant(echo, 'dynamodb:PutItem', 'dynamodb:GetItem', 'dynamodb:DeleteItem');
    notes.grant(tick, 'dynamodb:PutItem');
    key.grant(echo, 'kms:Encrypt', 'kms:Decrypt');
    new Rule(this, 'EveryMinute', {
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(tick)],
    });
    new CfnOutput(this, 'SocketUrl', { value: stage.url });
    new CfnOutput(this, 'ClientId', { value: client.userPoolClientId });
  }

  private notes(): Table {
    return new Table(this, 'Notes', {
      partitionKey: { name: 'id', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: 'expiresAt',
    });
  }

  private client(userPool: UserPool): UserPoolClient {
    return new UserPoolClient(this, 'Client', {
      userPool,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL],
        callbackUrls: ['https://console.example.com/signed-in'],
      },
      accessTokenValidity: Duration.minutes(15),
    });
  }

  private function(id: string, file: string, environment: Record<string, string>): NodejsFunction {
    return new NodejsFunction(this, id, {
      entry: fileURLToPath(new URL(file, import.meta.url)),
      handler: 'handler',
      runtime: Runtime.NODEJS_24_X,
      timeout: Duration.seconds(2),
      environment,
      bundling: { externalModules: [], minify: false, forceDockerBundling: false },
    });
  }

  private sockets(guard: NodejsFunction, echo: NodejsFunction): WebSocketStage {
    const integration = (id: string) => new WebSocketLambdaIntegration(id, echo);
    const api = new WebSocketApi(this, 'Sockets', {
      routeSelectionExpression: '$request.body.type',
      connectRouteOptions: {
        integration: integration('OnConnect'),
        authorizer: new WebSocketLambdaAuthorizer('GuardAuthorizer', guard, {
          identitySource: ['route.request.header.Sec-WebSocket-Protocol'],
        }),
      },
      disconnectRouteOptions: { integration: integration('OnDisconnect') },
    });
    for (const route of ['echo', 'push', 'keep', 'secret', 'fail', 'sleep', 'who', 'clock', 'environment']) {
      api.addRoute(route, { integration: integration(`On-${route}`), returnResponse: true });
    }
    api.addRoute('silent', { integration: integration('On-silent') });
    return new WebSocketStage(this, 'Stage', { webSocketApi: api, stageName: 'tiny', autoDeploy: true });
  }
}
