import type { Assembly } from '../template/assembly.ts';
import type { Resource } from '../template/resource.ts';
import { isObject, stringsOf, textOf, type JsonObject } from '../template/json.ts';

/** Requests per second and how many at once; `undefined` for no limit. */
export interface RateLimit {
  readonly rate: number;
  readonly burst: number;
}

export interface AuthorizerDefinition {
  readonly id: string;
  readonly functionArn: string;
  /** Such as `route.request.header.Authorization`. */
  readonly identitySources: readonly string[];
}

export interface RouteDefinition {
  readonly key: string;
  readonly functionArn: string;
  /** Whether what the function returns goes back to the sender. */
  readonly hasResponse: boolean;
  readonly authorizer: AuthorizerDefinition | undefined;
  readonly limit: RateLimit | undefined;
}

export interface AccessLogDefinition {
  /** Construct path of the log group, or its ARN if it is not in the assembly. */
  readonly destination: string;
  /** Text with `$context` variables. */
  readonly format: string;
}

/** A WebSocket API as its template declares it. */
export interface WebSocketApiDefinition {
  readonly apiId: string;
  /** `arn:…:execute-api:<region>:<account>:<apiId>` */
  readonly arn: string;
  readonly stage: string;
  /** Members of the message to follow to the route's key: `$request.body.a.b` is `['a', 'b']`. */
  readonly selection: readonly string[];
  readonly routes: ReadonlyMap<string, RouteDefinition>;
  readonly accessLog: AccessLogDefinition | undefined;
}

/** The assembly's WebSocket APIs. What of them cannot be run here throws, with its construct's path. */
export function webSocketApis(assembly: Assembly): WebSocketApiDefinition[] {
  return assembly
    .ofType('AWS::ApiGatewayV2::Api')
    .filter(({ properties }) => properties['ProtocolType'] === 'WEBSOCKET')
    .map((api) => definitionOf(api, assembly));
}

function definitionOf(api: Resource, assembly: Assembly): WebSocketApiDefinition {
  const apiId = api.physicalId;
  const own = (type: string) =>
    assembly.ofType(`AWS::ApiGatewayV2::${type}`).filter(({ properties }) => properties['ApiId'] === apiId);
  const [stage, ...others] = own('Stage');
  if (stage === undefined || others.length > 0) throw new Error(`${api.path}: expected exactly one stage`);
  const responses = new Set(own('RouteResponse').map(({ properties }) => properties['RouteId']));
  const functions = new Map(own('Integration').map((it) => [it.physicalId, integratedFunction(it)]));
  const authorizers = new Map(own('Authorizer').map((it) => [it.physicalId, authorizerOf(it)]));
  const routes = own('Route').map((route): RouteDefinition => {
    const key = textOf(route.properties['RouteKey'], `${route.path}: RouteKey`);
    const target = textOf(route.properties['Target'], `${route.path}: Target`).replace('integrations/', '');
    return {
      key,
      functionArn: textOf(functions.get(target), `${route.path}: Target`),
      hasResponse: responses.has(route.physicalId),
      authorizer: routeAuthorizer(route, authorizers),
      limit: limitOf(stage, key),
    };
  });
  return {
    apiId,
    arn: `arn:aws:execute-api:${assembly.region}:${assembly.account}:${apiId}`,
    stage: textOf(stage.properties['StageName'], `${stage.path}: StageName`),
    selection: selectionOf(api),
    routes: new Map(routes.map((route) => [route.key, route])),
    accessLog: accessLogOf(stage, assembly),
  };
}

function routeAuthorizer(
  { path, properties }: Resource,
  authorizers: ReadonlyMap<string, AuthorizerDefinition>,
): AuthorizerDefinition | undefined {
  const type = properties['AuthorizationType'] ?? 'NONE';
  if (type === 'NONE') return undefined;
  const authorizer = authorizers.get(textOf(properties['AuthorizerId'], `${path}: AuthorizerId`));
  if (type !== 'CUSTOM' || authorizer === undefined)
    throw new Error(`${path}: this authorization is not run here`);
  return authorizer;
}

function authorizerOf({ path, physicalId, properties }: Resource): AuthorizerDefinition {
  if (properties['AuthorizerType'] !== 'REQUEST')
    throw new Error(`${path}: only REQUEST authorizers are run here`);
  return {
    id: physicalId,
    functionArn: functionOf(textOf(properties['AuthorizerUri'], `${path}: AuthorizerUri`)),
    identitySources: stringsOf(properties['IdentitySource']),
  };
}

function integratedFunction({ path, properties }: Resource): string {
  if (properties['IntegrationType'] !== 'AWS_PROXY') throw new Error(`${path}: only AWS_PROXY is run here`);
  return functionOf(textOf(properties['IntegrationUri'], `${path}: IntegrationUri`));
}

/** The ARN inside `arn:aws:apigateway:<region>:lambda:path/2015-03-31/functions/<ARN>/invocations`. */
function functionOf(uri: string): string {
  const arn = /\/functions\/(.+)\/invocations$/.exec(uri)?.[1];
  if (arn === undefined) throw new Error(`not the address of a function: ${uri}`);
  return arn;
}

function selectionOf({ path, properties }: Resource): readonly string[] {
  const expression = textOf(properties['RouteSelectionExpression'], `${path}: RouteSelectionExpression`);
  const members = /^\$\{?request\.body\.([\w.]+)\}?$/.exec(expression)?.[1];
  if (members === undefined) throw new Error(`${path}: ${expression} is not run here`);
  return members.split('.');
}

function limitOf({ properties }: Resource, key: string): RateLimit | undefined {
  const member = (object: JsonObject, name: string) => (isObject(object[name]) ? object[name] : {});
  const settings = {
    ...member(properties, 'DefaultRouteSettings'),
    ...member(member(properties, 'RouteSettings'), key),
  };
  const [rate, burst] = [settings['ThrottlingRateLimit'], settings['ThrottlingBurstLimit']];
  return typeof rate === 'number' && typeof burst === 'number' ? { rate, burst } : undefined;
}

function accessLogOf({ path, properties }: Resource, assembly: Assembly): AccessLogDefinition | undefined {
  const settings = properties['AccessLogSettings'];
  if (!isObject(settings)) return undefined;
  const arn = textOf(settings['DestinationArn'], `${path}: DestinationArn`);
  const group = assembly
    .ofType('AWS::Logs::LogGroup')
    .find((candidate) => candidate.arn.replace(/:\*$/, '') === arn.replace(/:\*$/, ''));
  return { destination: group?.path ?? arn, format: textOf(settings['Format'], `${path}: Format`) };
}
