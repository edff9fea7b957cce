import { Fn, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  type CfnStage,
  LogGroupLogDestination,
  WebSocketApi,
  type WebSocketRouteOptions,
  WebSocketStage,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { GatewayLogsRole } from './gateway-logs-role.ts';
import { defaultLimit, type RouteLimit, routeLimits } from './route-limits.ts';
import { ServiceLogGroup, type ServiceLogGroupProps } from './service-log-group.ts';

/** The path that the sockets are served under; a distribution in front must use the same. */
const stageName = 'ws';

/** Who, what and how it went. No query string, no header, no address, nothing of a message. */
const accessLog = {
  requestId: '$context.requestId',
  connectionId: '$context.connectionId',
  time: '$context.requestTimeEpoch',
  event: '$context.eventType',
  route: '$context.routeKey',
  status: '$context.status',
  authorizerStatus: '$context.authorizer.status',
  integrationStatus: '$context.integrationStatus',
  integrationLatency: '$context.integrationLatency',
};

/** The WebSocket API and its one stage. Routes are added by the stack that has the functions. */
export class SocketApi extends Construct {
  readonly #api: WebSocketApi;
  readonly #stage: WebSocketStage;

  constructor(scope: Construct, id: string, props: ServiceLogGroupProps) {
    super(scope, id);
    this.#api = new WebSocketApi(this, 'Api', { routeSelectionExpression: '$request.body.type' });
    this.#stage = new WebSocketStage(this, 'Stage', {
      webSocketApi: this.#api,
      stageName,
      autoDeploy: true,
      throttle: defaultLimit,
      // A metric for every route and each of five names would cost more a month than all else that watches.
      detailedMetricsEnabled: false,
      accessLogSettings: {
        destination: new LogGroupLogDestination(new ServiceLogGroup(this, 'AccessLogs', props)),
        format: AccessLogFormat.custom(JSON.stringify(accessLog)),
      },
    });
    this.#stage.node.addDependency(new GatewayLogsRole(this, 'GatewayLogsRole'));
  }

  /** The dimensions of the API's metrics. */
  get metricDimensions(): { readonly ApiId: string; readonly Stage: string } {
    return { ApiId: this.#api.apiId, Stage: stageName };
  }

  /** The API's own host name, which a distribution in front has as its origin. */
  get domainName(): string {
    return Fn.select(2, Fn.split('/', this.#api.apiEndpoint));
  }

  /** The path of the sockets, on the API and on a distribution in front: API Gateway serves nothing else. */
  get path(): string {
    return `/${stageName}`;
  }

  addRoute(routeKey: string, options: WebSocketRouteOptions): void {
    const route = this.#api.addRoute(routeKey, options);
    const limit = routeLimits[routeKey];
    if (limit === undefined) return;
    const stage = this.#stage.node.defaultChild as CfnStage;
    stage.addPropertyOverride(`RouteSettings.${routeKey}`, settingsOf(limit));
    // A stage with settings for a route that is not there yet is refused.
    this.#stage.node.addDependency(route);
  }

  /**
   * The sockets for a function: where it posts to them and closes them (`@connections`: `https://…`, never through a
   * distribution), and which of both it may. POST sends to a socket, DELETE closes it.
   */
  bind(...methods: ('POST' | 'DELETE')[]) {
    const reaches = new PolicyStatement({
      actions: ['execute-api:ManageConnections'],
      resources: methods.map((method) =>
        Stack.of(this).formatArn({
          service: 'execute-api',
          resource: this.#api.apiId,
          resourceName: `${stageName}/${method}/@connections/*`,
        }),
      ),
    });
    return { variables: { SOCKETS_URL: this.#stage.callbackUrl }, grants: [reaches] };
  }
}

/** Settings of a route replace all of the stage's, and what they leave out has API Gateway's own default. */
function settingsOf({ rateLimit, burstLimit }: RouteLimit) {
  return {
    DataTraceEnabled: false,
    DetailedMetricsEnabled: false,
    LoggingLevel: 'OFF',
    ThrottlingBurstLimit: burstLimit,
    ThrottlingRateLimit: rateLimit,
  };
}
