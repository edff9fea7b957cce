import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';

type Event = Partial<APIGatewayRequestAuthorizerEvent> & { body?: string };

/**
 * The authorizer admits who came through the distribution, and tells later messages what it saw. The routes do what a
 * message's type says.
 */
export function handler(event: Event): Promise<unknown> {
  if (event.type === 'REQUEST') return Promise.resolve(authorize(event));
  if (event.requestContext?.routeKey === '$connect') {
    return Promise.resolve({ statusCode: 200, headers: { 'Sec-WebSocket-Protocol': 'door' } });
  }
  const message = JSON.parse(event.body ?? '{}') as { type: string; lines?: string[] };
  const { seen } = (event.requestContext?.authorizer ?? {}) as { seen?: string };
  for (const line of message.lines ?? []) process.stdout.write(`${line}\n`);
  const { FRONT_SECRET: secret, SITE_URL: site, WEB_ACL_ARN: webAcl } = process.env;
  const body = message.type === 'seen' ? seen : JSON.stringify({ secret, site, webAcl });
  return Promise.resolve({ statusCode: 200, body });
}

function authorize(event: Event): APIGatewayAuthorizerResult {
  const { headers = {}, queryStringParameters } = event;
  const isThrough = headers?.['Front-Secret'] === process.env['FRONT_SECRET'];
  return {
    principalId: 'somebody',
    policyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Action: 'execute-api:Invoke',
          Effect: isThrough ? 'Allow' : 'Deny',
          Resource: event.methodArn ?? '',
        },
      ],
    },
    context: { seen: JSON.stringify({ headers, query: queryStringParameters ?? null }) },
  };
}
