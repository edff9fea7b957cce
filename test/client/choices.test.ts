import { describe, expect, it } from 'vitest';
import { checkTemplate } from '../../core/brand/check-template.ts';
import { publish } from '../../core/brand/publish.ts';
import { formHash } from '../../core/fields/form.ts';
import { languages } from '../../core/languages.ts';
import type { Entry, EntryOf } from '../../core/protocol/index.ts';
import { readCertificate } from '../../core/sealing/certificate/certificate.ts';
import { sealAnswers } from '../../core/sealing/seal.ts';
import { loadSuite } from '../../core/sealing/suite.ts';
import { Secret } from '../../core/secret.ts';
import { homeVisitForm } from '../../forms/home-visit.ts';
import { refusal } from '../../play/refusal.ts';
import { verifies } from '../promises.ts';
import { forgeSubmission, makeSealingServer, meet } from './sealed/sealed-scene.ts';

const privacy = { version: '1', url: 'https://www.example.com/privacy', texts: {} };
const form = publish(homeVisitForm, { privacy, languages });

/** As a program without a browser may write them. */
const typed = {
  atHome: 'Yes',
  time: 'afternoon',
  devices: 'water, meter',
  reading: '12.345,60 kWh',
  day: '2026-12-24',
  address: '{"country":"JP","street":"千代田1-1","town":"千代田区","region":"東京都","postcode":"1000001"}',
};
const { reading, ...others } = typed;
/** Without the meter, whose reading is then not asked for. */
const withoutMeter = { ...others, devices: 'water' };

const masks = {
  atHome: '[provided]',
  time: '[provided]',
  devices: '[provided]',
  reading: '[depends on another answer]',
  day: '[provided]',
  address: '[provided]',
};

async function asked() {
  const { server, brand } = await makeSealingServer(form);
  const met = await meet(server, brand, { agent: { forms: [form] }, visitor: { forms: [form] } });
  const requestId = await met.agent.client.requestForm(met.conversationId, 'home-visit');
  const consent = { given: true, privacyVersion: '1', privacyLanguage: 'en' };
  return { ...met, server, requestId, consent };
}

type Scene = Awaited<ReturnType<typeof asked>>;

const masksIn = (entries: readonly Entry[]) =>
  entries.flatMap((entry) => ('masks' in entry ? [entry.masks] : []));

it('the example of a form has its words in every language', () => {
  expect(() => checkTemplate('forms/home-visit.ts', homeVisitForm, { privacy, languages })).not.toThrow();
});

verifies(
  'P14',
  'of choices, numbers, days and short texts the transcript shows nothing, and the agent everything',
  async () => {
    const { agent, visitor, conversationId, requestId, consent } = await asked();
    await visitor.client.submitForm(requestId, { consent, answers: typed });
    const { answers } = await agent.client.reveal(conversationId, requestId);
    expect(answers.expose()).toEqual({
      atHome: 'yes',
      time: 'afternoon',
      devices: 'meter,water',
      reading: '12345.6',
      day: '2026-12-24',
      address:
        '{"country":"JP","postcode":"100-0001","region":"東京都","street":"千代田1-1","town":"千代田区"}',
    });
    for (const { entries } of [agent, visitor]) expect(masksIn(entries)).toEqual([masks]);
  },
);

it('an answer that is none of the choices, or may be two numbers, is not sent', async () => {
  const { visitor, requestId, consent } = await asked();
  for (const wrong of [
    { time: 'night' },
    { time: 'morning,afternoon' },
    { atHome: 'perhaps' },
    { reading: '12,345' },
    { reading: '1000000' },
    { day: '24.12.2026' },
    { address: '{"country":"FR","street":"1 rue A","town":"Paris","postcode":"1000001"}' },
    { bell: 'x'.repeat(61) },
  ])
    expect(
      await refusal(visitor.client.submitForm(requestId, { consent, answers: { ...typed, ...wrong } })),
    ).toBe('ERR_INVALID_ANSWER');
});

describe('a question that depends on another answer', () => {
  verifies(
    'P14',
    'leaves the same in the transcript, and the same length on the wire, if it was not asked',
    async () => {
      const sealed: string[] = [];
      for (const answers of [typed, withoutMeter]) {
        const { server, agent, visitor, conversationId, requestId, consent } = await asked();
        await visitor.client.submitForm(requestId, { consent, answers });
        const revealed = await agent.client.reveal(conversationId, requestId);
        expect(Object.keys(revealed.answers.expose())).toEqual(Object.keys(answers));
        for (const { entries } of [agent, visitor]) expect(masksIn(entries)).toEqual([masks]);
        const [submitted] = server.sockets.flatMap((socket) => socket.requests('submitForm'));
        sealed.push(submitted?.sealed?.answers ?? '');
      }
      expect(sealed[0]).toHaveLength(sealed[1]?.length ?? 0);
    },
  );

  it('is answered if it is asked, and only then', async () => {
    const { visitor, requestId, consent } = await asked();
    for (const answers of [{ ...withoutMeter, reading }, others])
      expect(await refusal(visitor.client.submitForm(requestId, { consent, answers }))).toBe(
        'ERR_INVALID_ANSWER',
      );
  });
});

const canonical = {
  atHome: 'yes',
  time: 'morning',
  devices: 'water',
  day: '2026-12-24',
  address: '{"country":"GB","postcode":"SW1A 2AA","street":"10 Downing Street","town":"London"}',
};

/** What a visitor's own program may seal: the server cannot look at it. */
async function forge({ server, conversationId, requestId }: Scene, stored: object, shown: object) {
  const is = (entry: Entry) => entry.type === 'formRequested';
  const requested = server.entries(conversationId).find(is) as EntryOf<'formRequested'>;
  const { publicKey } = readCertificate(requested.recipient?.certificate ?? '').certificate;
  const place = {
    conversationId,
    requestId,
    formHash: await formHash(form),
    privacyVersion: '1',
    privacyLanguage: 'en',
    masks: { ...masks, ...shown },
  };
  const content = new Secret({ ...canonical, reading: '', ...stored });
  forgeSubmission(
    server,
    requested,
    place.masks,
    await sealAnswers(content, place, publicKey, await loadSuite()),
  );
}

describe('what another program of the visitor’s has sealed is not shown to the agent', () => {
  it.each([
    ['an answer that was not asked for', { reading: '1234' }, 'ERR_SEALED_ANSWER'],
    ['no answer where one was asked for', { devices: 'meter' }, 'ERR_SEALED_ANSWER'],
    ['an answer that is neither yes nor no', { atHome: 'maybe' }, 'ERR_SEALED_ANSWER'],
    ['an answer that every object has', { atHome: 'constructor' }, 'ERR_SEALED_ANSWER'],
    ['an answer that is none of the choices', { time: 'night' }, 'ERR_SEALED_ANSWER'],
    ['two answers where one is to be chosen', { time: 'morning,afternoon' }, 'ERR_SEALED_ANSWER'],
    ['a text in place of a day', { day: 'tomorrow' }, 'ERR_SEALED_ANSWER'],
    ['a text in place of an address', { address: '10 Downing Street' }, 'ERR_SEALED_ANSWER'],
  ])('%s', async (_, stored, code) => {
    const scene = await asked();
    await forge(scene, stored, {});
    expect(await refusal(scene.agent.client.reveal(scene.conversationId, scene.requestId))).toBe(code);
  });

  it.each(['[provided]', '[not asked]', '1234'])('a mask that tells what was asked: %s', async (mask) => {
    const scene = await asked();
    await forge(scene, {}, { reading: mask });
    expect(await refusal(scene.agent.client.reveal(scene.conversationId, scene.requestId))).toBe(
      'ERR_SEALED_MASKS',
    );
  });

  it('nothing under the mask of an answer that was left out', async () => {
    const scene = await asked();
    await forge(scene, { bell: '' }, { bell: '[provided]' });
    expect(await refusal(scene.agent.client.reveal(scene.conversationId, scene.requestId))).toBe(
      'ERR_SEALED_ANSWER',
    );
  });

  it('unlike the answers that the form asks for', async () => {
    const scene = await asked();
    await forge(scene, {}, {});
    const { answers } = await scene.agent.client.reveal(scene.conversationId, scene.requestId);
    expect(answers.expose()).toEqual(canonical);
  });
});
