import {
  ApiGatewayManagementApi,
  type ApiGatewayManagementApiClientConfig,
} from '@aws-sdk/client-apigatewaymanagementapi';
import type { RouteDefinition, WebSocketApiDefinition } from '../../../local/api-gateway/definition.ts';
import { Gateway } from '../../../local/api-gateway/gateway.ts';
import { Clock } from '../../../local/clock.ts';
import { Credentials } from '../../../local/credentials.ts';
import { AccessDenied } from '../../../local/iam/access-control.ts';
import type { InvocationResult } from '../../../local/lambda/messages.ts';
import { Traffic } from '../../../local/traffic.ts';
import { Client } from './sockets.ts';

/** An event as a function behind the gateway gets it. */
export interface Event {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly methodArn: string;
  readonly requestContext: Readonly<Record<string, unknown>> & { readonly connectionId: string };
}
/** A function behind the gateway: it returns what Lambda would, or throws. */
export type Behaviour = (event: Event) => unknown;

const arn = 'arn:aws:execute-api:eu-west-1:000000000000:api';
const route = (key: string, more: Partial<RouteDefinition> = {}): RouteDefinition => {
  return { key, functionArn: key, hasResponse: true, authorizer: undefined, limit: undefined, ...more };
};

/** A gateway with a few routes, before functions that a test sets as it likes. */
export class GatewayUnderTest {
  readonly clock = new Clock();
  readonly traffic = new Traffic();
  readonly credentials = new Credentials();
  readonly events: { readonly name: string; readonly event: Event }[] = [];
  readonly accessLog: string[] = [];
  /** By the names of routes, and `authorizer`. */
  readonly functions: Record<string, Behaviour> = {};
  readonly #instance = { roleArn: 'poster', caller: 'App/Poster', instance: 'poster/1' };
  #gateway: Gateway | undefined;

  async start(): Promise<void> {
    const access = {
      check: ({ roleArn }: { roleArn: string }) => {
        if (roleArn !== 'poster') throw new AccessDenied('not authorized');
      },
    };
    this.#gateway = await Gateway.start({
      definition: definition(),
      clock: this.clock,
      traffic: this.traffic,
      credentials: this.credentials,
      access,
      invoke: (name, _sourceArn, event) => this.#invoke(name, event as Event),
      log: (_destination, line) => this.accessLog.push(line),
    });
  }

  get gateway(): Gateway {
    if (this.#gateway === undefined) throw new Error('not started');
    return this.#gateway;
  }

  open(protocols = ['token'], headers: Record<string, string> = {}): Promise<Client> {
    return Client.open(this.gateway.url, protocols, headers);
  }

  /** Id of the connection that was opened last. */
  get lastConnection(): string {
    return this.gateway.sockets.list().at(-1)?.connectionId ?? '';
  }

  /** The management API in the hands of a role. */
  management(roleArn = 'poster'): ApiGatewayManagementApi {
    const credentials = this.credentials.issue({ ...this.#instance, roleArn });
    const endpoint = this.gateway.url.replace('ws:', 'http:');
    const config: ApiGatewayManagementApiClientConfig = { endpoint, credentials, region: 'eu-west-1' };
    return new ApiGatewayManagementApi({ ...config, maxAttempts: 1 });
  }

  /** Forgets what has happened, and lets every function answer plainly again. */
  reset(): void {
    this.events.length = 0;
    this.accessLog.length = 0;
    this.traffic.clear();
    for (const name of Object.keys(this.functions)) delete this.functions[name];
  }

  async #invoke(name: string, event: Event): Promise<InvocationResult> {
    this.events.push({ name, event });
    try {
      const behave = this.functions[name] ?? defaults[name];
      return { payload: behave === undefined ? { statusCode: 200 } : await behave(event) };
    } catch (error) {
      const { name: errorType, message } = error as Error;
      return { error: { errorType, errorMessage: message } };
    }
  }
}

const defaults: Record<string, Behaviour> = {
  authorizer: ({ methodArn }) => ({
    principalId: 'someone',
    policyDocument: { Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: methodArn }] },
    context: { name: 'Ann', count: 2 },
  }),
  echo: ({ body }) => ({ statusCode: 200, body }),
};

function definition(): WebSocketApiDefinition {
  const authorizer = {
    id: 'auth',
    functionArn: 'authorizer',
    identitySources: ['route.request.header.SEC-websocket-PROTOCOL'],
  };
  const routes = [
    route('$connect', { authorizer }),
    route('$disconnect'),
    route('echo'),
    route('silent', { hasResponse: false }),
    route('limited', { limit: { rate: 1, burst: 2 } }),
  ];
  return {
    apiId: 'api',
    arn,
    stage: 'stage',
    selection: ['type'],
    routes: new Map(routes.map((it) => [it.key, it])),
    accessLog: {
      destination: 'log',
      format: '$context.eventType $context.routeKey $context.status $context.nothing',
    },
  };
}
