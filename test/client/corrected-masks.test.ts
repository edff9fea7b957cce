import { describe, expect, it, vi } from 'vitest';
import { defineForm } from '../../core/fields/form.ts';
import type { EntryOf, RequestOf } from '../../core/protocol/index.ts';
import { refusal } from '../../play/refusal.ts';
import { verifies } from '../promises.ts';
import { otherSubmission } from '../scenario/stage/other-program.ts';
import { sealedForm } from './scene/clients.ts';
import type { Asking, FakeServer } from './scene/fake-server.ts';
import { forgeSubmission, makeSealingServer, meet } from './sealed/sealed-scene.ts';

const text = { label: 'Label', why: 'Why' } as const;
const nameForm = defineForm({
  ...sealedForm,
  name: 'name',
  fields: {
    holder: { kind: 'cardholderName', ...text },
    account: { kind: 'usAccount', ...text },
    memo: { kind: 'secureNote', ...text, optional: true },
  },
});

type Texts = Readonly<Record<string, string>>;

const sent = <T extends 'correctMasks' | 'confirmViewed' | 'discardForm'>(server: FakeServer, type: T) =>
  server.sockets.flatMap((socket) => socket.requests(type));

/**
 * An agent who has asked for a name, and answers that another program than ours has sealed with masks of its own. A server
 * that lies accepts what the server refuses.
 */
async function answeredElsewhere(answers: Texts, masks: Texts, isRefused = false) {
  const { server, brand } = await makeSealingServer(nameForm);
  const forms = [nameForm];
  const met = await meet(server, brand, { agent: { forms }, visitor: { forms } });
  const { conversationId } = met;
  const requestId = await met.agent.client.requestForm(conversationId, 'name');
  const requested = server
    .entries(conversationId)
    .find(({ type }) => type === 'formRequested') as EntryOf<'formRequested'>;
  const submission = await otherSubmission(requested, nameForm, answers, masks);
  const { sealed } = submission as RequestOf<'submitForm'>;
  if (isRefused) forgeSubmission(server, requested, masks, sealed?.answers ?? '');
  else await server.visitorDoes(conversationId, submission as Asking);
  return { server, requestId, ...met };
}

const honest: { answers: Texts; masks: Texts; corrected: Texts }[] = [
  {
    answers: { holder: 'A Li', account: '12345678' },
    masks: { holder: 'A. L.', account: '•••• 5678' },
    corrected: { holder: 'A.', account: '•••• 5678' },
  },
  {
    answers: { holder: '李 小龍', account: '12345678' },
    masks: { holder: '李. 小.', account: '•••• 5678' },
    corrected: { holder: '李.', account: '•••• 5678' },
  },
  {
    answers: { holder: 'ada lovelace', account: '12345' },
    masks: { holder: 'A. L.', account: '••••' },
    corrected: { holder: 'a. l.', account: '•••• 45' },
  },
  {
    // As they were typed, not in canonical form.
    answers: { holder: ' Ada  Lovelace ', account: '1234 5678' },
    masks: { holder: 'L.', account: '•••• 78' },
    corrected: { holder: 'A. L.', account: '•••• 5678' },
  },
  {
    answers: { holder: 'Ada Lovelace', account: '12345678', memo: 'note' },
    masks: { holder: '••••', account: '•••• 5678', memo: '[provided]' },
    corrected: { holder: 'A. L.', account: '•••• 5678', memo: '[provided]' },
  },
];

describe('answers whose masks another program has made', () => {
  for (const { answers, masks, corrected } of honest) {
    verifies(
      'P14',
      `${JSON.stringify(masks)} of ${JSON.stringify(answers)} are read, and the masks corrected`,
      async () => {
        const { server, agent, visitor, conversationId, requestId } = await answeredElsewhere(answers, masks);
        const { answers: read, claimId, confirm } = await agent.client.reveal(conversationId, requestId);
        expect(Object.keys(read.expose())).toEqual(Object.keys(answers));
        await confirm();
        expect(sent(server, 'correctMasks')).toMatchObject([{ requestId, claimId, masks: corrected }]);
        for (const { entries } of [agent, visitor])
          expect(entries.filter((entry) => 'masks' in entry || entry.type === 'viewed')).toMatchObject([
            { type: 'formSubmitted', masks },
            { type: 'masksCorrected', requestId, masks: corrected },
            { type: 'viewed' },
          ]);
        expect(sent(server, 'discardForm')).toEqual([]);
      },
    );
  }

  it('are read though the correction is refused, or answered by nothing', async () => {
    for (const code of ['ERR_GONE', undefined] as const) {
      const [{ answers, masks }] = honest as [(typeof honest)[0]];
      const { server, agent, conversationId, requestId } = await answeredElsewhere(answers, masks);
      server.intercept = (request, socket) =>
        request.type === 'correctMasks' && (code === undefined || server.refuse(socket, request, code));
      const { answers: read } = await agent.client.reveal(conversationId, requestId);
      expect(read.expose()).toEqual(answers);
    }
  });

  it('are corrected before they are confirmed', async () => {
    const [{ answers, masks }] = honest as [(typeof honest)[0]];
    const { server, agent, conversationId, requestId } = await answeredElsewhere(answers, masks);
    const { confirm } = await agent.client.reveal(conversationId, requestId);
    await confirm();
    const order = server.sockets.flatMap(({ received }) => received).map(({ type }) => type);
    expect(order.indexOf('correctMasks')).toBeGreaterThan(order.indexOf('reveal'));
    expect(order.indexOf('correctMasks')).toBeLessThan(order.indexOf('confirmViewed'));
  });

  it('are not corrected where they are those of the kinds', async () => {
    const answers = { holder: 'Ada Lovelace', account: '12345678' };
    const masks = { account: '•••• 5678', holder: 'A. L.' };
    const { server, agent, conversationId, requestId } = await answeredElsewhere(answers, masks);
    await (await agent.client.reveal(conversationId, requestId)).confirm();
    expect(sent(server, 'correctMasks')).toEqual([]);
  });
});

const refused: { what: string; answers: Texts; masks: Texts; code: string; isRefused?: true }[] = [
  {
    what: 'a mask that shows more than half',
    answers: { holder: 'A B', account: '12345678' },
    masks: { holder: 'A. B.', account: '•••• 5678' },
    code: 'ERR_SEALED_MASKS',
  },
  {
    what: 'a mask that shows more than half of a short number',
    answers: { holder: 'Ada Lovelace', account: '12345' },
    masks: { holder: 'A. L.', account: '•••• 2345' },
    code: 'ERR_SEALED_MASKS',
  },
  {
    what: 'a mask of another answer',
    answers: { holder: 'Ada Lovelace', account: '12345678' },
    masks: { holder: 'A. L.', account: '•••• 5679' },
    code: 'ERR_SEALED_MASKS',
  },
  {
    what: 'a mask of letters that begin no word',
    answers: { holder: 'Ada Lovelace', account: '12345678' },
    masks: { holder: 'D. A.', account: '•••• 5678' },
    code: 'ERR_SEALED_MASKS',
  },
  {
    what: 'an answer that is not valid',
    answers: { holder: 'Ada Lovelace', account: '12' },
    masks: { holder: 'A. L.', account: '••••' },
    code: 'ERR_SEALED_ANSWER',
  },
  {
    what: 'a blank answer with a mask',
    answers: { holder: 'Ada Lovelace', account: '12345678', memo: ' ' },
    masks: { holder: 'A. L.', account: '•••• 5678', memo: '[provided]' },
    code: 'ERR_SEALED_ANSWER',
  },
  {
    what: 'an answer less than the form asks for',
    answers: { holder: 'Ada Lovelace' },
    masks: { holder: 'A. L.' },
    isRefused: true,
    code: 'ERR_SEALED_ANSWER',
  },
];

describe('answers are refused, and discarded on the record, with', () => {
  for (const { what, answers, masks, code, isRefused } of refused) {
    verifies('P14', `${what}: ${code}`, async () => {
      const { server, agent, conversationId, requestId } = await answeredElsewhere(answers, masks, isRefused);
      expect(await refusal(agent.client.reveal(conversationId, requestId))).toBe(code);
      await vi.waitFor(() =>
        expect(sent(server, 'discardForm')).toMatchObject([{ requestId, because: 'notOpened', code }]),
      );
      expect(sent(server, 'correctMasks')).toEqual([]);
    });
  }
});
