import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Credentials, Identity } from './credentials.ts';
import { AccessDenied } from './iam/access-control.ts';
import { isObject, type JsonObject } from './template/json.ts';
import type { Call, Fault, Service, Traffic } from './traffic.ts';

/** A request in AWS's JSON protocol: an operation's name, and a JSON object. */
export interface ServiceRequest {
  readonly operation: string;
  readonly body: JsonObject;
  readonly raw: Buffer;
  readonly identity: Identity;
}

export interface ServiceReply {
  readonly status: number;
  readonly body: string;
}

/** An error in the service's own words. `members` are sent beside code and message. */
export class ServiceError extends Error {
  override readonly name: string;
  readonly status: number;
  readonly members: JsonObject;

  constructor(code: string, message: string, status = 400, members: JsonObject = {}) {
    super(message);
    this.name = code;
    this.status = status;
    this.members = members;
  }
}

/** What a service does with a request, in the order of the members. */
export interface ServiceBehaviour {
  readonly service: Service;
  /** Content type of replies. */
  readonly contentType: string;
  /** ARNs of what the request touches. */
  resources(request: ServiceRequest): readonly string[];
  /** Throws unless the caller may. */
  authorize(request: ServiceRequest): void;
  /** The error that a `throttle` or `conflict` fault answers. */
  faultError(fault: Fault, request: ServiceRequest): ServiceError;
  perform(request: ServiceRequest): ServiceReply | Promise<ServiceReply>;
}

export interface ServiceSurroundings {
  readonly credentials: Credentials;
  readonly traffic: Traffic;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** The connection is to end without an answer. */
class NoAnswer extends Error {
  override readonly name: string;

  constructor(kind: Fault['kind']) {
    super();
    this.name = kind;
  }
}

/** An HTTP server in front of one service: tells who calls, checks, counts, and fails on purpose. */
export class JsonService {
  readonly #behaviour: ServiceBehaviour;
  readonly #surroundings: ServiceSurroundings;
  readonly #server: Server;

  constructor(behaviour: ServiceBehaviour, surroundings: ServiceSurroundings) {
    this.#behaviour = behaviour;
    this.#surroundings = surroundings;
    this.#server = createServer((incoming, outgoing) => void this.#serve(incoming, outgoing));
    this.#server.keepAliveTimeout = 0;
  }

  /** Listens on a free port of this machine; resolves to the URL. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject).listen(0, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    try {
      const request = await this.#read(incoming);
      const { status, body } = await this.#counted(request);
      this.#answer(outgoing, status, body);
    } catch (error) {
      if (error instanceof NoAnswer) incoming.socket.destroy();
      else this.#answer(outgoing, ...refusal(error));
    }
  }

  async #read(incoming: IncomingMessage): Promise<ServiceRequest> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const operation = String(incoming.headers['x-amz-target']).replace(/^.*\./, '');
    const identity =
      this.#surroundings.credentials.identify(incoming.headers) ?? this.#refuseOutsider(operation);
    const raw = Buffer.concat(chunks);
    return { operation, body: parse(raw), raw, identity };
  }

  #refuseOutsider(operation: string): never {
    const { traffic, now } = this.#surroundings;
    const outcome = 'UnrecognizedClientException';
    const { service } = this.#behaviour;
    traffic.record({
      at: now(),
      service,
      operation,
      caller: 'outside',
      instance: '',
      resources: [],
      outcome,
    });
    throw new ServiceError(outcome, 'The security token included in the request is invalid.');
  }

  /** Performs the request, and records it with what came of it. */
  async #counted(request: ServiceRequest): Promise<ServiceReply> {
    const call: Omit<Call, 'outcome'> = {
      at: this.#surroundings.now(),
      service: this.#behaviour.service,
      operation: request.operation,
      caller: request.identity.caller,
      instance: request.identity.instance,
      resources: this.#behaviour.resources(request),
    };
    const record = (outcome: string): void => this.#surroundings.traffic.record({ ...call, outcome });
    try {
      const reply = await this.#perform(request, call);
      record(reply.status === 200 ? 'ok' : errorCode(reply.body));
      return reply;
    } catch (error) {
      record(error instanceof Error ? error.name : 'InternalFailure');
      throw error;
    }
  }

  async #perform(request: ServiceRequest, call: Omit<Call, 'outcome'>): Promise<ServiceReply> {
    this.#behaviour.authorize(request);
    const fault = this.#surroundings.traffic.take(call);
    if (fault === undefined) return this.#behaviour.perform(request);
    if (fault.when === 'after') await this.#behaviour.perform(request);
    if (fault.kind === 'die') this.#surroundings.traffic.kill(request.identity.instance);
    if (fault.kind === 'die' || fault.kind === 'timeout') throw new NoAnswer(fault.kind);
    throw this.#behaviour.faultError(fault, request);
  }

  #answer(outgoing: ServerResponse, status: number, body: string): void {
    outgoing.sendDate = false;
    outgoing.writeHead(status, {
      'content-type': this.#behaviour.contentType,
      date: new Date(this.#surroundings.now()).toUTCString(),
    });
    outgoing.end(body);
  }
}

function parse(raw: Buffer): JsonObject {
  let body: unknown;
  try {
    body = JSON.parse(raw.toString('utf8'));
  } catch {
    throw new ServiceError('SerializationException', 'The request is not JSON.');
  }
  if (!isObject(body)) throw new ServiceError('SerializationException', 'The request is not a JSON object.');
  return body;
}

function refusal(error: unknown): [status: number, body: string] {
  if (error instanceof ServiceError) {
    const { name, message, status, members } = error;
    return [status, JSON.stringify({ __type: name, message, ...members })];
  }
  if (error instanceof AccessDenied) {
    return [400, JSON.stringify({ __type: error.name, message: error.message, Message: error.message })];
  }
  const message = error instanceof Error ? error.message : 'unknown';
  return [500, JSON.stringify({ __type: 'InternalFailure', message })];
}

function errorCode(body: string): string {
  const reply: unknown = JSON.parse(body);
  const type = isObject(reply) ? reply['__type'] : undefined;
  return typeof type === 'string' ? type.replace(/^.*#/, '') : 'InternalFailure';
}
