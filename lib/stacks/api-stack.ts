import { Stack, type StackProps } from 'aws-cdk-lib';
import { WebSocketLambdaAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Construct } from 'constructs';
import { type RequestType, requests } from '../../core/protocol/requests.ts';
import type { Config } from '../config.ts';
import { AuthorizeFunction } from '../constructs/functions/authorize.ts';
import { CollectFunction } from '../constructs/functions/collect.ts';
import { ConnectionFunction } from '../constructs/functions/connection.ts';
import { ConversationFunction } from '../constructs/functions/conversation.ts';
import { RevealFunction } from '../constructs/functions/reveal.ts';
import type { Surroundings } from '../constructs/functions/surroundings.ts';
import { SweepFunction } from '../constructs/functions/sweep.ts';
import { SocketApi } from '../constructs/socket-api.ts';
import type { SignIn } from '../sign-in.ts';
import type { DataStack } from './data-stack.ts';

export interface ApiStackProps extends StackProps {
  readonly config: Config;
  readonly data: DataStack;
  readonly signIn: SignIn;
}

/** The sockets and the functions behind them. Nothing here holds state: it can be deployed anew at any time. */
export class ApiStack extends Stack {
  readonly sockets: SocketApi;

  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, props);
    const { config, data, signIn } = props;
    this.sockets = new SocketApi(this, 'Sockets', {
      encryptionKey: data.operationsKey,
      removalProtection: config.removalProtection,
    });
    const surroundings = { config, data, sockets: this.sockets };
    this.#addConnectRoutes(surroundings, signIn);
    this.#addRequestRoutes(surroundings);
    new SweepFunction(this, 'Sweep', surroundings);
  }

  #addConnectRoutes(surroundings: Surroundings, signIn: SignIn): void {
    const authorize = new AuthorizeFunction(this, 'Authorize', { ...surroundings, signIn });
    const connection = new ConnectionFunction(this, 'Connection', surroundings);
    const integration = new WebSocketLambdaIntegration('Connection', connection.function);
    // A token in the address would stand in logs; browsers can set no other header on a socket than this one.
    const authorizer = new WebSocketLambdaAuthorizer('Authorizer', authorize.function, {
      identitySource: ['route.request.header.Sec-WebSocket-Protocol'],
    });
    surroundings.sockets.addRoute('$connect', { integration, authorizer });
    surroundings.sockets.addRoute('$disconnect', { integration });
  }

  #addRequestRoutes(surroundings: Surroundings): void {
    const to = (id: string, { function: handler }: ConversationFunction | CollectFunction | RevealFunction) =>
      new WebSocketLambdaIntegration(id, handler);
    const conversation = to('Conversation', new ConversationFunction(this, 'Conversation', surroundings));
    const collect = to('Collect', new CollectFunction(this, 'Collect', surroundings));
    const reveal = to('Reveal', new RevealFunction(this, 'Reveal', surroundings));
    const privileged: Partial<Record<RequestType, WebSocketLambdaIntegration>> = {
      submitForm: collect,
      relayAnswer: collect,
      reveal,
    };
    for (const type of Object.keys(requests) as RequestType[]) {
      const integration = privileged[type] ?? conversation;
      surroundings.sockets.addRoute(type, { integration, returnResponse: true });
    }
    surroundings.sockets.addRoute('$default', { integration: conversation, returnResponse: true });
  }
}
