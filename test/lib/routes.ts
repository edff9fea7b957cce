import { at, ofType, type Resource, type SynthesizedApp } from './app.ts';
import type { Names } from './policies.ts';

/** A route of the socket API, by its key. */
export function routeNamed(app: SynthesizedApp, key: string): Resource {
  const routes = ofType([app.api], 'AWS::ApiGatewayV2::Route');
  const found = routes.find(({ Properties }) => Properties['RouteKey'] === key);
  if (found === undefined) throw new Error(`There is no route ${key}`);
  return found;
}

/** The id of the function that a route's integration calls. */
export function functionBehind(app: SynthesizedApp, names: Names, key: string): string {
  const target = names.of(routeNamed(app, key).Properties['Target']);
  const [integrationPath] = target.split('integrations/').slice(1);
  const uri = names.of(at(app.api, integrationPath ?? '').Properties['IntegrationUri']);
  return uri.split('/').slice(-3, -2).join();
}
