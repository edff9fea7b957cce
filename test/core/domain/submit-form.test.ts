import { describe, expect, it } from 'vitest';
import type { Field } from '../../../core/fields/field.ts';
import { defineForm, type Form, formHash } from '../../../core/fields/form.ts';
import type { Outcome } from '../../../core/protocol/index.ts';
import { sealedNote } from '../../model/cast.ts';
import { verifies } from '../../promises.ts';
import { ana, Chat, conversationId, minute, opened, visitor } from './scene.ts';

describe('a submission', () => {
  it('stores the answers encrypted, and shows masks and the consent', async () => {
    const chat = await opened();
    const requestId = await chat.requested('both');
    chat.now += 1_000;
    const asking = { ...chat.submission(requestId, 'both'), id: chat.newId() };
    const reply = await chat.ask(visitor, asking);
    const expiresAt = chat.now + 30 * minute;
    const consent = {
      id: expect.any(String) as string,
      at: chat.now,
      form: { name: 'both', version: 1, hash: asking.formHash },
      privacyVersion: '2026-11-01',
      privacyLanguage: 'en',
      privacyUrl: 'https://www.example.com/privacy',
      purpose: 'To test.',
    };
    const shown = { masks: { note: '[provided]' }, offTheRecord: ['word'], consent, expiresAt };
    const stamp = { id: asking.id, conversationId, seq: 4, at: chat.now };
    expect(reply).toEqual({ type: 'formSubmitted', requestId, ...shown, ...stamp });
    expect(chat.form(requestId)?.submission).toEqual({ id: asking.id, seq: 4, at: chat.now, ...shown });
    const [row] = chat.tables.vault.all();
    const consentContext = {
      form: 'both',
      formVersion: '1',
      consentId: chat.form(requestId)?.submission?.consent.id,
      privacyVersion: '2026-11-01',
      privacyLanguage: 'en',
    };
    expect(row).toEqual({
      conversationId,
      requestId,
      ciphertext: row?.ciphertext,
      consentContext,
      expiresAt,
    });
    expect(chat.record).toMatchObject({
      action: 'submitForm',
      actor: 'visitor',
      outcome: 'success',
      requestId,
    });
  });

  it('of off-the-record answers alone stores none', async () => {
    const chat = await opened();
    const requestId = await chat.submitted('relayed');
    expect(chat.tables.vault.all()).toEqual([]);
    expect(chat.form(requestId)?.submission).toMatchObject({ masks: {}, offTheRecord: ['word'] });
  });

  it('that is repeated is answered as the first time, from what the form request remembers', async () => {
    const chat = await opened();
    const requestId = await chat.requested('stored');
    const asking = { ...chat.submission(requestId, 'stored'), id: chat.newId() };
    const first = await chat.ask(visitor, asking);
    chat.now += minute;
    expect(await chat.ask(visitor, asking)).toEqual(first);
    expect(chat.entries.filter(({ type }) => type === 'formSubmitted')).toHaveLength(1);
    expect(await chat.refusal(visitor, { ...asking, id: chat.newId() })).toBe('ERR_ALREADY_SUBMITTED');
  });

  it('whose id was another request’s before is refused', async () => {
    const chat = await opened();
    const id = chat.newId();
    await chat.ask(visitor, { type: 'send', id, text: 'hello' });
    const requestId = await chat.submitted('stored');
    expect(await chat.refusal(visitor, { ...chat.submission(requestId, 'stored'), id })).toBe(
      'ERR_BAD_REQUEST id',
    );
  });

  it('is encrypted once, though it loses a race', async () => {
    const chat = await opened();
    const requestId = await chat.requested('stored');
    let calls = 0;
    chat.meanwhile = async () => {
      if (++calls === 3) await chat.ask(ana, { type: 'send', text: 'first' });
    };
    const reply = await chat.ask(visitor, chat.submission(requestId, 'stored'));
    expect(reply).toMatchObject({ type: 'formSubmitted', seq: 5 });
    expect(chat.form(requestId)?.submission).toMatchObject({ seq: 5 });
    expect(new TextDecoder().decode(chat.tables.vault.all()[0]?.ciphertext)).toBe('ciphertext 1');
  });

  it('of sealed answers is held no longer than their key lives', async () => {
    const chat = await opened();
    const requestId = await chat.requested('sealed');
    const until = chat.form(requestId)?.sealedTo?.until ?? 0;
    const slot = chat.tables.forms.at(conversationId, requestId);
    slot.set({ ...slot.value!, sealedTo: { agentId: 'ana', until: chat.now + minute } });
    await chat.ask(visitor, chat.submission(requestId, 'sealed'));
    expect(chat.tables.vault.all()[0]?.expiresAt).toBe(chat.now + minute);
    expect(until).toBe(chat.now + 12 * 60 * minute);
  });
});

describe('a submission is refused, and nothing is stored,', () => {
  const refused = async (change: object, code: string, name: 'stored' | 'sealed' = 'stored') => {
    const chat = await opened();
    const requestId = await chat.requested(name);
    const before = chat.form(requestId);
    chat.metrics.length = 0;
    expect(await chat.refusal(visitor, { ...chat.submission(requestId, name), ...change })).toBe(code);
    expect(chat.tables.vault.all()).toEqual([]);
    expect(chat.form(requestId)).toEqual(before);
    expect(chat.metrics).toEqual([['FormEvent', { event: 'refused', form: name }]]);
  };
  const consent = { given: true, privacyVersion: '2026-11-01', privacyLanguage: 'en' };

  it.each([
    ['without consent', { consent: undefined }],
    ['with consent that is not given', { consent: { ...consent, given: false } }],
    ['with consent to another version', { consent: { ...consent, privacyVersion: '2026-10-01' } }],
    ['with consent in a language that there is not', { consent: { ...consent, privacyLanguage: 'fr' } }],
    [
      'with consent in a language that every object has',
      { consent: { ...consent, privacyLanguage: 'toString' } },
    ],
  ])('%s', async (_, change) => {
    await refused(change, 'ERR_CONSENT_REQUIRED');
    await refused(change, 'ERR_CONSENT_REQUIRED', 'sealed');
  });

  it.each([
    ['of another form than was shown', { formHash: 'f'.repeat(64) }, 'ERR_UNKNOWN_FORM'],
    ['without answers', { answers: undefined }, 'ERR_BAD_REQUEST answers'],
    [
      'with sealed ones to a form that is not',
      { answers: undefined, sealed: sealedNote },
      'ERR_BAD_REQUEST sealed',
    ],
    ['with both', { sealed: sealedNote }, 'ERR_BAD_REQUEST sealed'],
    ['with an answer that is not valid', { answers: { note: '' } }, 'ERR_INVALID_ANSWER note'],
  ])('%s', async (_, change, code) => {
    await refused(change, code);
  });

  const { masks, answers } = sealedNote;
  it.each([
    ['with answers in the clear', { sealed: undefined, answers: { note: 'x' } }, 'ERR_BAD_REQUEST answers'],
    ['with both', { answers: { note: 'x' } }, 'ERR_BAD_REQUEST answers'],
    ['without any', { sealed: undefined }, 'ERR_BAD_REQUEST sealed'],
    [
      'with a text that is not a mask',
      { sealed: { masks: { note: 'x' }, answers } },
      'ERR_INVALID_ANSWER note',
    ],
    ['with masks and nothing sealed', { sealed: { masks } }, 'ERR_BAD_REQUEST sealed.answers'],
    ['with what is nothing sealed', { sealed: { masks, answers: 'AAAA' } }, 'ERR_BAD_REQUEST sealed.answers'],
  ])('to a sealed form: %s', async (_, change, code) => {
    await refused(change, code, 'sealed');
  });

  it('of a form that was never requested', async () => {
    const chat = await opened();
    expect(await chat.refusal(visitor, chat.submission('none', 'stored'))).toBe('ERR_FORM_NOT_REQUESTED');
  });

  it('of a form that is not published any more, or has other words', async () => {
    const chat = await opened();
    const requestId = await chat.requested('stored');
    const { forms } = chat;
    chat.forms = forms.map((form) => ({ ...form, purpose: 'Another.' }));
    expect(await chat.refusal(visitor, chat.submission(requestId, 'stored'))).toBe('ERR_UNKNOWN_FORM');
    chat.forms = [];
    expect(await chat.refusal(visitor, chat.submission(requestId, 'stored'))).toBe('ERR_UNKNOWN_FORM');
  });

  it('from the moment that it is due', async () => {
    const chat = await opened();
    const requestId = await chat.requested('stored');
    chat.now += 10 * minute;
    expect(await chat.refusal(visitor, chat.submission(requestId, 'stored'))).toBe('ERR_TOO_LATE');
    expect(await chat.refusal(visitor, { type: 'openForm', requestId })).toBe('ERR_TOO_LATE');
    chat.now -= 1;
    expect(await chat.refusal(visitor, { type: 'openForm', requestId })).toBe('answered: formOpened');
    chat.now += 10 * minute;
    expect(await chat.refusal(visitor, chat.submission(requestId, 'stored'))).toBe('answered: formSubmitted');
  });

  it.each<[Outcome, string]>([
    ['withdrawn', 'ERR_WITHDRAWN'],
    ['expired', 'ERR_TOO_LATE'],
    ['ended', 'ERR_ENDED'],
    ['viewed', 'ERR_ALREADY_SUBMITTED'],
    ['delivered', 'ERR_ALREADY_SUBMITTED'],
    ['unconfirmed', 'ERR_ALREADY_SUBMITTED'],
    ['unreadable', 'ERR_KEY_GONE'],
  ])('of a form whose answers are %s, by %s', async (outcome, code) => {
    const chat = await opened();
    const requestId = await chat.requested('stored');
    const slot = chat.tables.forms.at(conversationId, requestId);
    slot.set({ ...slot.value!, outcome });
    expect(await chat.refusal(visitor, chat.submission(requestId, 'stored'))).toBe(code);
    expect(await chat.refusal(visitor, { type: 'openForm', requestId })).toBe(code);
  });
});

it('a form that the conversation names and nobody can read yet is read anew', async () => {
  const chat = await opened();
  const requestId = await chat.requested('stored');
  chat.hiddenUntil(5, chat.tables.forms.at(conversationId, requestId));
  expect(await chat.refusal(visitor, { type: 'openForm', requestId })).toBe('answered: formOpened');
});

it('a sealed form of nothing but off-the-record answers has masks of none, and nothing to hold', async () => {
  const chat = await opened();
  const [sealed] = chat.forms.filter(({ name }) => name === 'sealed');
  const form = defineForm({
    ...(sealed as Form),
    fields: { word: (sealed as Form).fields['word'] as Field },
  });
  chat.forms = [form];
  const requestId = await chat.requested('sealed');
  const asking = { ...chat.submission(requestId, 'sealed'), formHash: await formHash(form) };
  const { answers } = sealedNote;
  const refused = { ...asking, sealed: { masks: {}, answers } };
  expect(await chat.refusal(visitor, refused)).toBe('ERR_BAD_REQUEST sealed.answers');
  expect(await chat.refusal(visitor, { ...asking, sealed: { masks: {} } })).toBe('answered: formSubmitted');
  expect(chat.tables.vault.all()).toEqual([]);
});

describe('a form with a field that depends on another', () => {
  const fields = {
    home: { kind: 'yesNo', label: 'Label', why: 'Why' },
    note: { kind: 'secureNote', label: 'Label', why: 'Why', when: { field: 'home', is: 'yes' } },
  } as const;

  /** The visitor's submission of such a form, in place of the one of this name. */
  async function asked(name: 'stored' | 'sealed') {
    const chat = await opened();
    const form = defineForm({ ...(chat.forms.find((each) => each.name === name) as Form), fields });
    chat.forms = [form];
    const requestId = await chat.requested(name);
    const formHashNow = await formHash(form);
    const submit = (given: object) => ({
      ...chat.submission(requestId, name),
      formHash: formHashNow,
      answers: undefined,
      ...given,
    });
    return { chat, submit };
  }

  const masks = { home: '[provided]', note: '[depends on another answer]' };

  verifies('P14', 'has the same masks whether the servers were given an answer to it or not', async () => {
    for (const answers of [{ home: 'no' }, { home: 'yes', note: 'My note' }]) {
      const { chat, submit } = await asked('stored');
      expect(await chat.ask(visitor, submit({ answers }))).toMatchObject({ masks, offTheRecord: [] });
      expect(chat.tables.vault.all()).toHaveLength(1);
    }
  });

  it('is refused with an answer that it does not ask for, and without one that it asks for', async () => {
    const { chat, submit } = await asked('stored');
    for (const answers of [{ home: 'no', note: 'a canary' }, { home: 'yes' }]) {
      const reply = await chat.ask(visitor, submit({ answers }));
      expect(reply).toMatchObject({ type: 'error', code: 'ERR_INVALID_ANSWER', field: 'note' });
      expect(JSON.stringify([reply, chat.record, chat.metrics])).not.toContain('canary');
    }
    expect(chat.tables.vault.all()).toEqual([]);
  });

  it('that is sealed has the one mask of that field, always', async () => {
    const { chat, submit } = await asked('sealed');
    const { answers } = sealedNote;
    for (const note of ['[provided]', '[not asked]', undefined]) {
      const sealed = { masks: { home: '[provided]', ...(note && { note }) }, answers };
      expect(await chat.refusal(visitor, submit({ sealed }))).toBe('ERR_INVALID_ANSWER note');
    }
    expect(await chat.refusal(visitor, submit({ sealed: { masks, answers } }))).toBe(
      'answered: formSubmitted',
    );
  });
});

it('a form whose end cannot be read yet is known to have ended with the conversation', async () => {
  const chat = await opened();
  const requestId = await chat.requested('stored');
  const before = chat.form(requestId);
  await chat.ask(ana, { type: 'end' });
  chat.tables.forms.at(conversationId, requestId).set(before);
  expect(await chat.refusal(visitor, { type: 'openForm', requestId })).toBe('ERR_ENDED');
});

it('a form that was opened stays opened at its first time', async () => {
  const chat = await opened();
  const requestId = await chat.requested('stored');
  const { now } = chat;
  await chat.ask(visitor, { type: 'openForm', requestId });
  chat.now += minute;
  expect(await chat.ask(visitor, { type: 'openForm', requestId })).toMatchObject({
    type: 'formOpened',
    requestId,
  });
  expect(chat.form(requestId)?.openedAt).toBe(now);
});

it('a visitor who is alone has no form', async () => {
  const chat = await new Chat().started();
  expect(await chat.refusal(visitor, { type: 'openForm', requestId: 'none' })).toBe('ERR_FORM_NOT_REQUESTED');
});
