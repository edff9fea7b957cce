import type { APIGatewayRequestAuthorizerEvent, APIGatewayAuthorizerResult } from 'aws-lambda';

/** Admits who offers the protocol `tiny`, forbids who asks to be forbidden, knows nobody else. */
export function handler(event: APIGatewayRequestAuthorizerEvent): Promise<APIGatewayAuthorizerResult> {
  const offered = event.headers?.['Sec-WebSocket-Protocol'] ?? '';
  if (!/^(tiny|forbidden|refused)/.test(offered)) return Promise.reject(new Error('Unauthorized'));
  const Effect = offered.startsWith('forbidden') ? 'Deny' : 'Allow';
  return Promise.resolve({
    principalId: 'somebody',
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect, Resource: event.methodArn }],
    },
    context: { offered, issuer: process.env['ISSUER_URL'] ?? '' },
  });
}
