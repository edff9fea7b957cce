import { stringify } from 'yaml';
import { errorCodes } from '../../core/errors.ts';
import { maxMessageBytes, requests, type RequestType, subprotocol } from '../../core/protocol/index.ts';
import { everyEntry, everyRequest, pushes, requestNotes, requestTypes, serverMessages } from './messages.ts';
import { entryTypes, type JsonSchema, wireSchemas } from './schemas.ts';

const channel = { $ref: '#/channels/socket' };
const onChannel = (type: string) => ({ $ref: `#/channels/socket/messages/${type}` });
const inComponents = (type: string) => ({ $ref: `#/components/messages/${type}` });

const notice = '# Made by `npm run docs` from core/protocol. Do not edit.\n';

/** The wire as AsyncAPI 3.0, from the server's point of view: it receives requests, and sends replies and pushes. */
export function asyncApi(): string {
  const { messages, values } = wireSchemas();
  const document = {
    asyncapi: '3.0.0',
    info: info(),
    defaultContentType: 'application/json',
    servers: { installation: server() },
    channels: { socket: socket(Object.keys(messages)) },
    operations: operations(),
    components: {
      messages: Object.fromEntries(
        Object.entries(messages).map(([type, schema]) => [type, message(type, schema)]),
      ),
      schemas: values,
      securitySchemes: securitySchemes(),
    },
  };
  return notice + stringify(document, { lineWidth: 110, aliasDuplicateObjects: false });
}

function info() {
  return {
    title: 'Sealform',
    version: subprotocol,
    description: 'Secure forms for live chat, as JSON over one WebSocket. How to use it is in protocol.md.',
    license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
  };
}

function server() {
  return {
    host: '{host}',
    pathname: '/ws',
    protocol: 'wss',
    description: 'The output WebSocketUrl of the Api stack.',
    variables: { host: { description: 'The host of that address.' } },
    security: [
      { $ref: '#/components/securitySchemes/visitor' },
      { $ref: '#/components/securitySchemes/agent' },
    ],
  };
}

function socket(types: string[]) {
  return {
    address: '/',
    title: 'One socket',
    description:
      `Messages are text frames of at most ${maxMessageBytes} bytes. The client offers the subprotocol ${subprotocol} ` +
      `and its credential; the server echoes ${subprotocol} and nothing else.`,
    messages: Object.fromEntries(types.map((type) => [type, inComponents(type)])),
    bindings: { ws: { method: 'GET', headers: handshakeHeaders(), bindingVersion: '0.1.0' } },
  };
}

function handshakeHeaders(): JsonSchema {
  const credentials = '(visitor\\.[A-Za-z0-9_-]{43}|bearer\\.[A-Za-z0-9._-]+)';
  const name = subprotocol.replaceAll('.', '\\.');
  return {
    type: 'object',
    required: ['Sec-WebSocket-Protocol'],
    properties: {
      'Sec-WebSocket-Protocol': { type: 'string', pattern: `^${name}, ?${credentials}$` },
    },
  };
}

function securitySchemes() {
  const header = { type: 'httpApiKey', name: 'Sec-WebSocket-Protocol', in: 'header' } as const;
  return {
    visitor: {
      ...header,
      description:
        '`visitor.` and 32 random bytes in base64url without padding (43 characters), made by the visitor.',
    },
    agent: { ...header, description: '`bearer.` and an access token (JWT) of the user pool.' },
  };
}

function message(type: string, payload: JsonSchema) {
  const request = Object.hasOwn(requestNotes, type) ? requestNotes[type as RequestType] : undefined;
  const summary = request?.summary ?? serverMessages[type as keyof typeof serverMessages];
  const correlated = 'id' in (payload['properties'] as object);
  const correlationId = correlated && { correlationId: { location: '$message.payload#/id' } };
  return { name: type, summary, ...correlationId, payload };
}

function operations() {
  const received = requestTypes.map((type) => [type, receive(type)] as const);
  const sent = pushes.map((type) => [`push-${type}`, send(type, serverMessages[type])] as const);
  return { ...Object.fromEntries(received), 'push-entry': sendEntries(), ...Object.fromEntries(sent) };
}

function receive(type: RequestType) {
  const { by, reply } = requests[type];
  return {
    action: 'receive',
    channel,
    summary: requestNotes[type].summary,
    messages: [onChannel(type)],
    reply: { channel, messages: [onChannel(reply), onChannel('error')] },
    'x-sent-by': by,
    'x-errors': Object.fromEntries(errorsOf(type).map((code) => [code, errorCodes[code].status])),
  };
}

/** Every code that a request may be answered with. */
export function errorsOf(type: RequestType) {
  const counted = entryTypes.has(requests[type].reply) && type !== 'start' ? everyEntry : [];
  return [...everyRequest, ...counted, ...requestNotes[type].errors];
}

function send(type: string, summary: string) {
  return { action: 'send', channel, summary, messages: [onChannel(type)] };
}

function sendEntries() {
  const summary =
    'Every entry, to every socket registered for its conversation but the one that has it as its reply.';
  return { action: 'send', channel, summary, messages: [...entryTypes].map(onChannel) };
}
