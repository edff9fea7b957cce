import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { WebSocketLambdaAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Construct } from 'constructs';
import { type Part, requests } from '../../core/protocol/requests.ts';
import type { Config } from '../config.ts';
import { AuthorizeFunction } from '../constructs/functions/authorize.ts';
import { CollectFunction } from '../constructs/functions/collect.ts';
import { ConfirmFunction } from '../constructs/functions/confirm.ts';
import { ConnectionFunction } from '../constructs/functions/connection.ts';
import { ConversationFunction } from '../constructs/functions/conversation.ts';
import { EnrolFunction } from '../constructs/functions/enrol.ts';
import { OverseeFunction } from '../constructs/functions/oversee.ts';
import { PublishFunction } from '../constructs/functions/publish.ts';
import { RevealFunction } from '../constructs/functions/reveal.ts';
import type { Surroundings } from '../constructs/functions/surroundings.ts';
import { SweepFunction } from '../constructs/functions/sweep.ts';
import type { Service } from '../constructs/service-role.ts';
import { SocketApi } from '../constructs/socket-api.ts';
import type { SignIn } from '../sign-in.ts';
import { trustedKeys } from '../trusted-keys.ts';
import type { DataStack } from './data-stack.ts';

export interface ApiStackProps extends StackProps {
  readonly config: Config;
  readonly data: DataStack;
  readonly signIn: SignIn;
}

/** The sockets and the functions behind them. Nothing here holds state: it can be deployed anew at any time. */
export class ApiStack extends Stack {
  readonly sockets: SocketApi;
  readonly sweep: SweepFunction;
  readonly functions: Readonly<Record<Service, LambdaFunction>>;
  /** Those of them that requests lead to: people wait for their answers. */
  readonly answering: Readonly<Partial<Record<Service, LambdaFunction>>>;
  /** SHA-256 of the public half of the brand's key, 64 hexadecimal digits. */
  readonly brandKeyFingerprint: string;

  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, props);
    const { config, data, signIn } = props;
    this.sockets = new SocketApi(this, 'Sockets', {
      encryptionKey: data.operationsKey,
      removalProtection: config.removalProtection,
    });
    const surroundings = { config, data, sockets: this.sockets };
    this.sweep = new SweepFunction(this, 'Sweep', surroundings);
    const connecting = this.#addConnectRoutes(surroundings, signIn);
    const publish = new PublishFunction(this, 'Publish', surroundings);
    const answering = this.#addRequestRoutes(surroundings, publish);
    this.answering = answering;
    this.brandKeyFingerprint = publish.fingerprint;
    this.functions = {
      ...connecting,
      ...answering,
      publish: publish.function,
      sweep: this.sweep.function,
    };
    new CfnOutput(this, 'BrandKeyFingerprint', {
      description:
        "What the snippet in the brand's pages pins: the SHA-256 of the key that vouches for agents",
      value: publish.fingerprint,
    });
  }

  #addConnectRoutes(surroundings: Surroundings, signIn: SignIn) {
    const authorize = new AuthorizeFunction(this, 'Authorize', { ...surroundings, signIn });
    const connection = new ConnectionFunction(this, 'Connection', surroundings);
    const integration = new WebSocketLambdaIntegration('Connection', connection.function);
    // A token in the address would stand in logs; browsers can set no other header on a socket than this one.
    const authorizer = new WebSocketLambdaAuthorizer('Authorizer', authorize.function, {
      identitySource: ['route.request.header.Sec-WebSocket-Protocol'],
    });
    surroundings.sockets.addRoute('$connect', { integration, authorizer });
    surroundings.sockets.addRoute('$disconnect', { integration });
    return { authorize: authorize.function, connection: connection.function };
  }

  #addRequestRoutes(surroundings: Surroundings, { brandKey, fingerprint }: PublishFunction) {
    const brandKeys = trustedKeys(surroundings.config, fingerprint);
    const conversation = new ConversationFunction(this, 'Conversation', { ...surroundings, brandKeys })
      .function;
    const collect = new CollectFunction(this, 'Collect', surroundings).function;
    const reveal = new RevealFunction(this, 'Reveal', surroundings).function;
    const confirm = new ConfirmFunction(this, 'Confirm', surroundings).function;
    const oversee = new OverseeFunction(this, 'Oversee', surroundings).function;
    const enrol = new EnrolFunction(this, 'Enrol', { ...surroundings, brandKey }).function;
    const integrations: Readonly<Record<Part, WebSocketLambdaIntegration>> = {
      conversation: new WebSocketLambdaIntegration('Conversation', conversation),
      collect: new WebSocketLambdaIntegration('Collect', collect),
      reveal: new WebSocketLambdaIntegration('Reveal', reveal),
      confirm: new WebSocketLambdaIntegration('Confirm', confirm),
      oversee: new WebSocketLambdaIntegration('Oversee', oversee),
      enrol: new WebSocketLambdaIntegration('Enrol', enrol),
    };
    const addRoute = (key: string, to: Part) =>
      surroundings.sockets.addRoute(key, { integration: integrations[to], returnResponse: true });
    for (const [type, { to }] of Object.entries(requests)) addRoute(type, to);
    // What no route is for is refused there.
    addRoute('$default', 'conversation');
    return { conversation, collect, reveal, confirm, oversee, enrol };
  }
}
