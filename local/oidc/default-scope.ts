import type { UserPool } from './user-pool.ts';

/**
 * The path and query of a request, and where it asks to sign in without naming scopes, with all that the client may ask
 * for: so Cognito decides.
 *
 * https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
 */
export function withDefaultScope(pathAndQuery: string, { clients }: UserPool): string {
  if (!pathAndQuery.startsWith('/oauth2/authorize?')) return pathAndQuery;
  const url = new URL(pathAndQuery, 'http://localhost');
  const client = clients.find(({ clientId }) => clientId === url.searchParams.get('client_id'));
  if (client === undefined || url.searchParams.has('scope')) return pathAndQuery;
  url.searchParams.set('scope', client.scopes.join(' '));
  return url.pathname + url.search;
}
