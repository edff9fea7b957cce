import { describe, expect, test } from 'vitest';
import type { Recipient } from '../../../core/protocol/values.ts';
import type { Bytes } from '../../../core/sealing/bytes.ts';
import type { Certificate } from '../../../core/sealing/certificate/certificate.ts';
import type { SealingErrorCode } from '../../../core/sealing/errors.ts';
import { word } from '../../../play/local/canaries.ts';
import { makeBrand } from '../../core/sealing/certificate/certificate-scene.ts';
import { unusable } from '../../core/sealing/public-keys.ts';
import { flipped, bytesOf, textOf } from '../../core/sealing/scene.ts';
import { verifies } from '../../promises.ts';
import {
  bearer,
  changingNothing,
  denials,
  expectNowhere,
  rawAgent,
  rawMeeting,
} from '../stage/raw-people.ts';
import {
  rawKey,
  recipientOf,
  sealedAnswered,
  sealedRequest,
  sealedSubmission,
} from '../stage/raw-sealing.ts';
import type { Message } from '../stage/raw-socket.ts';
import { RawSocket } from '../stage/raw-socket.ts';
import { useStage } from '../stage/stage.ts';

const stage = useStage();
const minute = 60_000;
const now = () => stage.runtime.clock.now();
/** Another brand's key, which nobody here trusts. */
const stranger = await makeBrand();

/** A recipient that is to be refused, made of one that is not. */
interface Refused {
  readonly what: string;
  readonly spoil: (valid: Recipient) => unknown;
  readonly code: string;
  readonly path?: string;
  /** @default 'payment-card' */
  readonly form?: string;
}

const cut = (text: string) => textOf(bytesOf(text).subarray(0, 900));
const malformedAt = { code: 'ERR_BAD_REQUEST', path: 'recipient.certificate' };

const refused: Refused[] = [
  { what: 'none', spoil: () => undefined, code: 'ERR_NO_KEY' },
  {
    what: 'one for a form that is not sealed',
    form: 'card-on-file',
    spoil: (valid) => valid,
    code: 'ERR_BAD_REQUEST',
    path: 'recipient',
  },
  { what: 'a text', spoil: ({ certificate }) => certificate, code: 'ERR_BAD_REQUEST', path: 'recipient' },
  { what: 'nothing', spoil: () => null, code: 'ERR_BAD_REQUEST', path: 'recipient' },
  {
    what: 'one with more in it',
    spoil: (valid) => ({ ...valid, more: 1 }),
    code: 'ERR_BAD_REQUEST',
    path: 'recipient',
  },
  { what: 'an empty certificate', spoil: (valid) => ({ ...valid, certificate: '' }), ...malformedAt },
  {
    what: 'a certificate that is no base64url',
    spoil: (valid) => ({ ...valid, certificate: '=' }),
    ...malformedAt,
  },
  {
    what: 'a certificate that was cut',
    spoil: (valid) => ({ ...valid, certificate: cut(valid.certificate) }),
    ...malformedAt,
  },
  {
    what: 'a certificate of another version',
    spoil: (valid) => ({ ...valid, certificate: textOf(flipped(bytesOf(valid.certificate), 0, 1)) }),
    ...malformedAt,
  },
  {
    what: 'a certificate that is too long',
    spoil: (valid) => ({ ...valid, certificate: 'A'.repeat(4097) }),
    ...malformedAt,
  },
  {
    what: 'a certificate of the longest text',
    spoil: (valid) => ({ ...valid, certificate: 'A'.repeat(4096) }),
    ...malformedAt,
  },
  {
    what: 'a key of the brand that is too long',
    spoil: (valid) => ({ ...valid, brandKey: `${valid.brandKey}A` }),
    code: 'ERR_BAD_REQUEST',
    path: 'recipient.brandKey',
  },
];

test.each(refused)('$what is no recipient: refused, and nothing is changed', async (row) => {
  const { agent, conversationId, visitor } = await rawMeeting(stage.runtime);
  const recipient = row.spoil(await recipientOf(agent, stage.runtime));
  const heard = visitor.heard.items.length;
  const request = { type: 'requestForm', conversationId, form: row.form ?? 'payment-card', recipient };
  const reply = await changingNothing(stage.runtime, () => agent.ask(request));
  expect(reply).toMatchObject({ type: 'error', code: row.code });
  expect(reply['path']).toBe(row.path);
  expect(visitor.heard.items).toHaveLength(heard);
});

const others: { what: string; changes: () => Partial<Certificate> }[] = [
  { what: 'of another agent', changes: () => ({ agent: { id: crypto.randomUUID(), name: 'ana' } }) },
  { what: 'that has run out', changes: () => ({ issuedAt: now() - 60 * minute, expiresAt: now() - 1 }) },
];

for (const { what, changes } of others) {
  verifies('P10', `a certificate ${what} is no recipient: ERR_NO_KEY, and nothing is changed`, async () => {
    const { agent, conversationId } = await rawMeeting(stage.runtime);
    const recipient = await recipientOf(agent, stage.runtime, changes());
    const request = { type: 'requestForm', conversationId, form: 'payment-card', recipient };
    const reply = await changingNothing(stage.runtime, () => agent.ask(request));
    expect(reply).toMatchObject({ type: 'error', code: 'ERR_NO_KEY' });
  });
}

/** What an agent's program may come with that no visitor's frame would take, and the code that the record has. */
const uncertified: {
  what: string;
  code: SealingErrorCode;
  made: (agent: RawSocket) => Promise<Recipient>;
}[] = [
  {
    what: 'with a signature in which a bit is the other way round',
    code: 'ERR_CERTIFICATE_SIGNATURE',
    made: (agent) => spoilt(agent, (bytes) => flipped(bytes, bytes.length - 1, 0)),
  },
  {
    what: 'with a key in which a bit is the other way round',
    code: 'ERR_CERTIFICATE_SIGNATURE',
    made: (agent) => spoilt(agent, (bytes) => flipped(bytes, 900, 5)),
  },
  {
    what: 'that was cut by a byte',
    code: 'ERR_CERTIFICATE_SIGNATURE',
    made: (agent) => spoilt(agent, (bytes) => bytes.subarray(0, -1)),
  },
  {
    what: 'without a signature',
    code: 'ERR_CERTIFICATE_SIGNATURE',
    made: (agent) => spoilt(agent, (bytes) => bytes.subarray(0, -64)),
  },
  {
    what: 'signed by somebody else, beside the key of the brand',
    code: 'ERR_CERTIFICATE_SIGNATURE',
    made: async (agent) => ({
      ...(await recipientOf(agent, stage.runtime, {}, stranger)),
      brandKey: (await recipientOf(agent, stage.runtime)).brandKey,
    }),
  },
  {
    what: 'signed by somebody else, beside their own key',
    code: 'ERR_CERTIFICATE_PIN',
    made: (agent) => recipientOf(agent, stage.runtime, {}, stranger),
  },
  {
    what: 'beside a key that is not the one that signed it',
    code: 'ERR_CERTIFICATE_PIN',
    made: async (agent) => ({
      ...(await recipientOf(agent, stage.runtime)),
      brandKey: textOf(stranger.brandKey),
    }),
  },
  {
    what: 'of the future',
    code: 'ERR_CERTIFICATE_NOT_YET_VALID',
    made: (agent) =>
      recipientOf(agent, stage.runtime, { issuedAt: now() + 6 * minute, expiresAt: now() + 60 * minute }),
  },
  {
    what: 'that is good for more than twelve hours',
    code: 'ERR_CERTIFICATE_MALFORMED',
    made: (agent) => recipientOf(agent, stage.runtime, { expiresAt: now() + 13 * 60 * minute }),
  },
  {
    what: 'in another name than the visitor is shown',
    code: 'ERR_CERTIFICATE_AGENT',
    made: async (agent) => {
      const { agent: shown } = (await agent.ask({ type: 'join' })) as unknown as Pick<Certificate, 'agent'>;
      return recipientOf(agent, stage.runtime, { agent: { ...shown, name: 'Anna' } });
    },
  },
  ...unusable.map(([what, spoil]) => ({
    what: `of a key with ${what}`,
    code: 'ERR_SEALING_KEY' as const,
    made: (agent: RawSocket) => recipientOf(agent, stage.runtime, { publicKey: spoil(rawKey.publicKey) }),
  })),
];

/** One sign-in for many conversations, and a socket each: one that is refused too often is closed. */
let known: Promise<string> | undefined;
const sharedAgent = async () =>
  RawSocket.open(stage.runtime.webSocketUrl, await (known ??= bearer(stage.runtime)));

async function spoilt(agent: RawSocket, change: (bytes: Bytes) => Uint8Array): Promise<Recipient> {
  const valid = await recipientOf(agent, stage.runtime);
  return { ...valid, certificate: textOf(change(bytesOf(valid.certificate))) };
}

for (const { what, code, made } of uncertified) {
  verifies(
    'P10',
    `a certificate ${what} opens no form: ERR_KEY_NOT_CERTIFIED, and ${code} is on the record`,
    async () => {
      const { agent, conversationId, visitor } = await rawMeeting(stage.runtime, await sharedAgent());
      const recipient = await made(agent);
      const heard = visitor.heard.items.length;
      const request = { type: 'requestForm', conversationId, form: 'payment-card', recipient };
      const reply = await changingNothing(stage.runtime, () => agent.ask(request));
      expect(reply).toMatchObject({ type: 'error', code: 'ERR_KEY_NOT_CERTIFIED' });
      expect(await denials(stage.runtime, 'requestForm', conversationId)).toMatchObject([
        { actor: 'agent', code, requestId: reply['id'] },
      ]);
      expect(visitor.heard.items).toHaveLength(heard);
    },
  );
}

test('a recipient of a megabyte ends the socket, changes nothing, and is not logged', async () => {
  const { agent, conversationId } = await rawMeeting(stage.runtime);
  const canary = word(16);
  const recipient = { certificate: canary.repeat(1 << 16), brandKey: 'A'.repeat(122) };
  await changingNothing(stage.runtime, () => {
    agent.sendText(JSON.stringify({ type: 'requestForm', conversationId, form: 'payment-card', recipient }));
    return agent.closed;
  });
  expect(await agent.closed).toBe(1009);
  await expectNowhere(stage.runtime, canary, { agent });
});

test('the entry repeats the recipient to both sides, and to whoever resumes', async () => {
  const meeting = await rawMeeting(stage.runtime);
  const { visitor, conversationId, credential } = meeting;
  const requestId = await sealedRequest(meeting, stage.runtime);
  const entry = await visitor.heard.first(({ type }) => type === 'formRequested');
  expect(entry).toMatchObject({ requestId, recipient: { certificate: expect.any(String) as string } });
  const tab = await RawSocket.open(stage.runtime.webSocketUrl, credential);
  const resumed = await tab.ask({ type: 'resume', conversationId, afterSeq: 0 });
  expect((resumed['entries'] as Message[]).at(-1)).toEqual(entry);
});

verifies('P10', 'neither the form nor its answers outlive the certificate', async () => {
  const meeting = await rawMeeting(stage.runtime);
  const expiresAt = now() + 6 * minute;
  const changes = { expiresAt };
  const waiting = await sealedRequest(meeting, stage.runtime, 'payment-card', changes);
  const requestId = await sealedAnswered(meeting, stage.runtime, changes);
  const { items } = meeting.visitor.heard;
  const requests = items.filter(({ type }) => type === 'formRequested');
  expect(requests.map(({ openBy, submitBy }) => [openBy, submitBy])).toEqual(
    Array(2).fill([expiresAt, expiresAt]),
  );
  const submitted = items.find(({ type }) => type === 'formSubmitted');
  expect(submitted).toMatchObject({ requestId, expiresAt });
  await stage.runtime.advance(6 * minute);
  const { conversationId, agent, visitor } = meeting;
  expect(await agent.ask({ type: 'reveal', conversationId, requestId })).toMatchObject({ code: 'ERR_GONE' });
  const late = await visitor.ask(await sealedSubmission(meeting, waiting));
  expect(late).toMatchObject({ code: 'ERR_TOO_LATE' });
  await stage.runtime.advance(2 * minute);
  for (const id of [waiting, requestId])
    await visitor.heard.first((entry) => entry['type'] === 'expired' && entry['requestId'] === id);
  expect(await stage.vaultRows()).toEqual([]);
});

describe('a request that is not for them', () => {
  verifies('P9', 'gives no agent a sealed form in a conversation of somebody else', async () => {
    const { conversationId } = await rawMeeting(stage.runtime);
    const ben = await rawAgent(stage.runtime, 'ben');
    const recipient = await recipientOf(ben, stage.runtime);
    const request = { type: 'requestForm', conversationId, form: 'payment-card', recipient };
    const reply = await changingNothing(stage.runtime, () => ben.ask(request));
    expect(reply).toMatchObject({ code: 'ERR_NOT_ALLOWED' });
    expect(await denials(stage.runtime, 'requestForm', conversationId)).toHaveLength(1);
  });
});
