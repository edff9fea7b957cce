import type { Environment } from '../../../client/environment.ts';
import { SealformError } from '../../../core/errors.ts';
import { SealingError } from '../../../core/sealing/errors.ts';
import { environmentOf } from '../../../play/local/people.ts';
import type { Message } from '../stage/raw-socket.ts';
import type { Meeting, Stage } from '../stage/stage.ts';

/** Makes of what a server says something else. */
export type Lie = (message: Message) => Message | Promise<Message>;

/** What clients are told that have this environment: all that an honest server says, but for the lie. */
export class LyingServer {
  readonly environment: Environment;
  #lie: Lie = (message) => message;
  /** Resolves when everything so far has been told: in order, however long it takes to make it up. */
  #told: Promise<unknown> = Promise.resolve();

  constructor(honest: Environment) {
    this.environment = {
      ...honest,
      connect: (url, protocols, events) => {
        const received = (text: string) => {
          this.#told = this.#told.then(async () => events.received(await this.#made(text)));
        };
        return honest.connect(url, protocols, { ...events, received });
      },
    };
  }

  /** From now on it says this in place of messages of that type; of entries that are read again too. */
  says(type: string, lie: Lie): void {
    this.#lie = (message) => (message['type'] === type ? lie(message) : message);
  }

  async #made(text: string): Promise<string> {
    const message = JSON.parse(text) as Message;
    const entries = message['entries'] as Message[] | undefined;
    const made = entries && (await Promise.all(entries.map(async (entry) => this.#lie(entry))));
    return JSON.stringify(await this.#lie({ ...message, ...(made && { entries: made }) }));
  }
}

export interface LiedTo extends Meeting {
  readonly server: LyingServer;
}

/** A meeting of two, of whom one is told what the server likes; `now` is by that one's clock. */
export async function liedTo(
  stage: Stage,
  whom: 'visitor' | 'agent',
  prepare: (server: LyingServer) => void = () => undefined,
  now = () => stage.runtime.clock.now(),
): Promise<LiedTo> {
  const server = new LyingServer({ ...environmentOf(stage.runtime), now });
  prepare(server);
  const ana = whom === 'agent' ? await stage.agent('ana', server.environment) : undefined;
  const visitor = whom === 'visitor' ? stage.visitor({}, server.environment) : undefined;
  return { ...(await stage.meeting(ana, {}, visitor)), server };
}

/** The code with which this was refused. */
export async function codeOf(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.then(() => 'nothing').catch((thrown: unknown) => thrown);
  if (error instanceof SealingError || error instanceof SealformError) return error.code;
  throw new Error(`not refused by a code: ${String(error)}`);
}
