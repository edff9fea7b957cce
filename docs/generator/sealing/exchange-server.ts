import type { Caller } from '../../../core/domain/caller.ts';
import { memoryCipher } from '../../../core/memory/cipher.ts';
import { MemoryServer } from '../../../core/memory/server.ts';
import { memoryTables } from '../../../core/memory/tables.ts';
import { parseRequest } from '../../../core/protocol/parse-request.ts';
import { type Request, requests, type ServerMessage } from '../../../core/protocol/index.ts';
import { verifyCertificate } from '../../../core/sealing/certificate/verify.ts';
import { libraryForms } from '../forms.ts';
import { agent, issuedAt, publicHalf, signature } from './certificate-example.ts';

type Side = 'visitor' | 'agent';

/** A message, and which side sent it, or which got it. */
type Carried =
  | { readonly from: Side; readonly message: Request }
  | { readonly to: readonly Side[]; readonly message: ServerMessage };

const until = Number.MAX_SAFE_INTEGER;

/** The two sides of the example, each on one socket that is named as they are. */
const callers: Readonly<Record<Side, Caller>> = {
  visitor: { role: 'visitor', visitorHash: '', connectionId: 'visitor', until },
  agent: {
    role: 'agent',
    agentId: agent.id,
    name: agent.name,
    roles: ['agent'],
    signedInAt: issuedAt,
    connectionId: 'agent',
    until,
  },
};

/** The domain over tables in memory, in which nothing is left to chance, and all that it carries. */
export async function exchangeServer(pin: string) {
  const carried: Carried[] = [];
  const carry = (to: Side, message: ServerMessage) => {
    const last = carried.at(-1);
    const isSame = last && 'to' in last && JSON.stringify(last.message) === JSON.stringify(message);
    if (isSame) carried[carried.length - 1] = { to: [...last.to, to], message };
    else carried.push({ to: [to], message });
  };
  const brandKey = Buffer.from(await publicHalf()).toString('base64url');
  let now = issuedAt;
  let ids = 0;
  const server = new MemoryServer(memoryTables(), {
    clock: () => now,
    makeId: () => exampleId(0xff00 + ids++),
    cipher: memoryCipher(),
    signer: { brandKey: () => Promise.resolve(brandKey), sign: () => Promise.resolve(signature) },
    verifyRecipient: ({ certificate, ...recipient }, to, at) =>
      verifyCertificate(certificate, { brandKey: recipient.brandKey, pin, agent: to, now: at }),
    sockets: {
      post(to, message) {
        carry(to as Side, message);
        return Promise.resolve('posted');
      },
      close: () => Promise.resolve('closed'),
    },
    findForm: (name) => libraryForms.find((form) => form.name === name),
  });

  /** The reply, ten seconds after the last request. @throws Error when it is refused */
  async function ask(from: Side, message: Request): Promise<ServerMessage> {
    carried.push({ from, message });
    const reply = await server.handle(parseRequest(JSON.stringify(message), requests), callers[from]);
    if (reply.type === 'error') throw new Error(`the example is refused: ${JSON.stringify(reply)}`);
    carry(from, reply);
    now += 10_000;
    return reply;
  }

  return { ask, carried };
}

/** An id of the example, told from others by its first digits. */
export function exampleId(number: number): string {
  return `${number.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`;
}
