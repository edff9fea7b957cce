import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isObject, type JsonObject } from '../template/json.ts';

/** Where the functions of custom resources put their answers: in AWS, an object of S3 for each. */
export class CustomResourceAnswers {
  #last: JsonObject | undefined;
  readonly #server = createServer((incoming, outgoing) => {
    void read(incoming).then((answer) => {
      this.#last = answer;
      outgoing.end();
    });
  });

  /** Listens on a free port of this machine; resolves to the address to answer to. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject).listen(0, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/answer`;
  }

  /** The answer that came since the last time, if any. */
  take(): JsonObject | undefined {
    const answer = this.#last;
    this.#last = undefined;
    return answer;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** What is not a JSON object is no answer. */
async function read(incoming: IncomingMessage): Promise<JsonObject | undefined> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const answer: unknown = JSON.parse(Buffer.concat(chunks).toString());
    return isObject(answer) ? answer : undefined;
  } catch {
    return undefined;
  }
}
