import { describe, expect, test } from 'vitest';
import { defineForm, formHash } from '../../../core/fields/form.ts';
import type { Recipient } from '../../../core/protocol/index.ts';
import {
  type Certificate,
  readCertificate,
  writeCertificate,
} from '../../../core/sealing/certificate/certificate.ts';
import type { SealingErrorCode } from '../../../core/sealing/errors.ts';
import { makeSessionKey } from '../../../core/sealing/session-key.ts';
import { loadSuite } from '../../../core/sealing/suite.ts';
import { paymentCardForm } from '../../published.ts';
import { issued, makeBrand } from '../../core/sealing/certificate/certificate-scene.ts';
import { bytesOf, flipped, textOf } from '../../core/sealing/scene.ts';
import { verifies } from '../../promises.ts';
import { codeOf, type Lie, type LiedTo, liedTo } from './lying.ts';
import type { Message } from '../stage/raw-socket.ts';
import { cardAnswers, consent, type Meeting, useStage } from '../stage/stage.ts';

const stage = useStage();
/** Of whoever has the server. */
const thief = await makeSessionKey(await loadSuite());
const thiefsBrand = await makeBrand();

const recipientOf = (message: Message) => message['recipient'] as Recipient;
const withRecipient = (message: Message, changes: Partial<Recipient>): Message => ({
  ...message,
  recipient: { ...recipientOf(message), ...changes },
});
const certificateOf = (message: Message) => readCertificate(recipientOf(message).certificate);

interface ToVisitor {
  readonly what: string;
  readonly code: SealingErrorCode | 'ERR_UNKNOWN_FORM';
  readonly lie: Lie;
}

/** Another certificate, signed by whoever has the server with a key of their own. */
async function forged(message: Message, changes: Partial<Certificate>): Promise<string> {
  return issued(thiefsBrand, { ...certificateOf(message).certificate, ...changes });
}

const toVisitor: ToVisitor[] = [
  {
    what: 'a key of its own, certified by a brand of its own',
    code: 'ERR_CERTIFICATE_PIN',
    lie: async (message) =>
      withRecipient(message, {
        certificate: await forged(message, { publicKey: thief.publicKey }),
        brandKey: textOf(thiefsBrand.brandKey),
      }),
  },
  {
    what: 'a key of its own, under the brand’s key and a signature of its own',
    code: 'ERR_CERTIFICATE_SIGNATURE',
    lie: async (message) =>
      withRecipient(message, { certificate: await forged(message, { publicKey: thief.publicKey }) }),
  },
  {
    what: 'a key of its own in the agent’s certificate',
    code: 'ERR_CERTIFICATE_SIGNATURE',
    lie: (message) => {
      const { certificate, signature } = certificateOf(message);
      const swapped = writeCertificate({ ...certificate, publicKey: thief.publicKey }, signature);
      return withRecipient(message, { certificate: swapped });
    },
  },
  {
    what: 'the agent’s certificate for longer',
    code: 'ERR_CERTIFICATE_SIGNATURE',
    lie: (message) => {
      const { certificate, signature } = certificateOf(message);
      const longer = writeCertificate({ ...certificate, expiresAt: certificate.expiresAt + 1 }, signature);
      return withRecipient(message, { certificate: longer });
    },
  },
  {
    what: 'a certificate that was cut',
    code: 'ERR_CERTIFICATE_MALFORMED',
    lie: (message) =>
      withRecipient(message, {
        certificate: textOf(bytesOf(recipientOf(message).certificate).subarray(0, 99)),
      }),
  },
  {
    what: 'a certificate of another version',
    code: 'ERR_CERTIFICATE_VERSION',
    lie: (message) =>
      withRecipient(message, {
        certificate: textOf(flipped(bytesOf(recipientOf(message).certificate), 0, 1)),
      }),
  },
  {
    what: 'no key',
    code: 'ERR_CERTIFICATE_MISSING',
    lie: (message) => ({ ...message, recipient: undefined }),
  },
  {
    what: 'a form of the same name that is not sealed',
    code: 'ERR_UNKNOWN_FORM',
    lie: async (message) => {
      const twin = defineForm({ ...paymentCardForm, sealed: false, whyNotSealed: 'To charge it' });
      const { name, version } = twin;
      return { ...message, recipient: undefined, form: { name, version, hash: await formHash(twin) } };
    },
  },
  {
    what: 'the form with another hash',
    code: 'ERR_UNKNOWN_FORM',
    lie: (message) => ({ ...message, form: { ...(message['form'] as object), hash: '0'.repeat(64) } }),
  },
];

/** The visitor hears this of a form that the agent sends. */
async function tell({ ana, conversationId, server }: LiedTo, lie: Lie): Promise<string> {
  server.says('formRequested', lie);
  return ana.client.requestForm(conversationId, 'payment-card');
}

/** It is refused by its code, offered to nobody, and takes no answer: nothing leaves the visitor's program. */
async function expectRefused({ visitor }: Meeting, requestId: string, code: string): Promise<void> {
  expect(await visitor.refused.first((refused) => refused === requestId)).toBe(requestId);
  expect([visitor.offers.items, visitor.client.openForms]).toEqual([[], []]);
  const calls = await stage.callsOf(async () => {
    const { cvv } = cardAnswers;
    expect(await codeOf(visitor.client.submitForm(requestId, { consent, answers: cardAnswers }))).toBe(code);
    expect(await codeOf(visitor.client.relayAnswer(requestId, 'cvv', cvv))).toBe(code);
  });
  expect(calls.filter(({ caller }) => caller.includes('/Collect/'))).toEqual([]);
}

describe('a visitor who is told', () => {
  for (const { what, code, lie } of toVisitor) {
    verifies('P10', `${what} is offered no form and seals nothing: ${code}`, async () => {
      const met = await liedTo(stage, 'visitor');
      await expectRefused(met, await tell(met, lie), code);
    });
  }

  verifies(
    'P10',
    'the key of another agent of the brand is offered no form: ERR_CERTIFICATE_AGENT',
    async () => {
      const other = await stage.meeting(await stage.agent('ben'));
      const known = await stage.request(other);
      const { recipient } = (await other.visitor.entry('formRequested', known)) as { recipient: Recipient };
      const met = await liedTo(stage, 'visitor');
      const requestId = await tell(met, (message) => ({ ...message, recipient }));
      await expectRefused(met, requestId, 'ERR_CERTIFICATE_AGENT');
    },
  );

  verifies('P10', 'another name for the agent is offered no form: ERR_CERTIFICATE_AGENT', async () => {
    const met = await liedTo(stage, 'visitor', (server) =>
      server.says('accepted', (entry) => ({
        ...entry,
        agent: { ...(entry['agent'] as object), name: 'Bob' },
      })),
    );
    const requestId = await met.ana.client.requestForm(met.conversationId, 'payment-card');
    await expectRefused(met, requestId, 'ERR_CERTIFICATE_AGENT');
  });

  verifies('P10', 'a certificate of an earlier day is offered no form: ERR_CERTIFICATE_EXPIRED', async () => {
    const later = () => stage.runtime.clock.now() + 12 * 60 * 60_000;
    const met = await liedTo(stage, 'visitor', undefined, later);
    await expectRefused(met, await tell(met, (message) => message), 'ERR_CERTIFICATE_EXPIRED');
  });

  test('the truth is offered the form, with the agent who alone can read the answers', async () => {
    const { ana, visitor, conversationId } = await liedTo(stage, 'visitor');
    const requestId = await ana.client.requestForm(conversationId, 'payment-card');
    expect((await visitor.offer(requestId)).sealedTo).toMatchObject({ name: 'ana' });
  });
});
