import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { en } from '../../../web/widget/form/messages/en.ts';
import { met } from '../people/meeting.ts';
import { useBrowserStage } from '../stage/stage.ts';

const stage = useBrowserStage();
const card = '4242 4242 4242 4242';

/** Puts a text in as a paste does, in place of what is there; without the clipboard, which all tests share. */
async function paste(place: Locator, text: string): Promise<void> {
  await place.evaluate((element, pasted) => {
    const input = element as HTMLInputElement;
    // What a browser puts into one line.
    input.value = pasted.replaceAll(/\r\n|[\r\n]/g, ' ');
    const init = { inputType: 'insertFromPaste', data: pasted, bubbles: true, composed: true };
    input.dispatchEvent(new InputEvent('input', init));
  }, text);
}

async function cardForm() {
  const meeting = await met(stage);
  const requestId = await meeting.agent.client.requestForm(meeting.conversationId, 'payment-card');
  const form = await meeting.visitor.openForm('Card payment');
  const field = (name: string) => form.getByRole('textbox', { name, exact: true });
  const fields = {
    number: field('Card number'),
    expiry: field('Expiry date'),
    name: field('Name on the card'),
    code: field('Security code'),
  };
  const shown = async () => ({
    number: await fields.number.inputValue(),
    expiry: await fields.expiry.inputValue(),
    code: await fields.code.inputValue(),
  });
  const empty = async () => {
    for (const place of [fields.number, fields.expiry, fields.code]) await place.fill('');
  };
  return { ...meeting, requestId, form, fields, shown, empty };
}

/** Every month in which a card may end: ten years of them. */
const months = Array.from({ length: 120 }, (_, at) => {
  const month = String((at % 12) + 1).padStart(2, '0');
  return `${month}/${(new Date().getUTCFullYear() + 1 + Math.floor(at / 12)) % 100}`;
});

test('a card number that is pasted with its expiry date stays that number, whatever the month', async () => {
  const { form, fields } = await cardForm();
  const expiry = await fields.expiry.elementHandle();
  const went = await fields.number.evaluate(
    async (element, { expiry, texts }) => {
      const [number, end] = [element as HTMLInputElement, expiry as HTMLInputElement];
      const put = (input: HTMLInputElement, value: string) => {
        input.value = value;
        const init = { inputType: 'insertFromPaste', bubbles: true, composed: true };
        input.dispatchEvent(new InputEvent('input', init));
      };
      const shown = [];
      for (const text of texts) {
        put(number, '');
        put(end, '');
        put(number, text);
        while (number.value === text) await new Promise((done) => setTimeout(done));
        shown.push(`${number.value} ${end.value}`);
      }
      return shown;
    },
    { expiry, texts: months.map((month) => `${card} ${month}`) },
  );
  expect(went).toEqual(months.map((month) => `${card} ${month}`));
  await form.getByText(en.pasted('Card number and Expiry date')).waitFor();
});

const whole: [what: string, pasted: string][] = [
  ['with non-breaking spaces', '4242\u00a04242\u00a04242\u00a04242'],
  ['with dashes', '4242-4242-4242-4242'],
  ['with full stops', '4242.4242.4242.4242'],
  ['with a line break behind it', '4242424242424242\n'],
  ['on two lines', '4242 4242\n4242 4242'],
  ['with full-width digits', '４２４２４２４２４２４２４２４２'],
  ['with Arabic digits', '٤٢٤٢ ٤٢٤٢ ٤٢٤٢ ٤٢٤٢'],
  ['with a mark of direction before it', '\u202a4242 4242 4242 4242\u202c'],
  ['with a label', 'Card: 4242424242424242'],
  ['twice', '4242424242424242, 4242 4242 4242 4242'],
];

const beside: [what: string, pasted: string, expiry: string, code: string][] = [
  ['expiry date and security code', `${card} 02/31 123`, '02/31', '123'],
  ['the code before it', `123 ${card}`, '', '123'],
  ['a whole line of labels', `Visa ${card}, exp 02/2031, CVV 123`, '02/31', '123'],
  ['an expiry date without a stroke', `${card} 0231`, '02/31', ''],
];

const refused: [what: string, pasted: string, problem: string][] = [
  ['two cards', `${card} 5555 5555 5555 4444`, en.problems.alone('Card number')],
  ['what may be one card of 19 digits', `${card} 022`, en.problems.alone('Card number')],
  ['a wrong digit', '4242 4242 4242 4241', en.reasons.cardNumber.checksum],
  ['too many digits', '4'.repeat(200), en.reasons.cardNumber.length],
];

test('a card number is taken however it is written, the rest goes where it belongs, and what is unclear stays as it is', async () => {
  const { form, fields, shown, empty } = await cardForm();
  for (const [what, pasted] of whole) {
    await empty();
    await paste(fields.number, pasted);
    const digits = async () => (await fields.number.inputValue()).replaceAll(/[^0-9]/g, '');
    await expect.poll(digits, { message: what }).toBe('4242424242424242');
    await form.getByText('Visa', { exact: true }).waitFor();
  }
  for (const [what, pasted, expiry, code] of beside) {
    await empty();
    await paste(fields.number, pasted);
    await expect.poll(shown, { message: what }).toEqual({ number: card, expiry, code });
  }
  for (const [what, pasted, problem] of refused) {
    await empty();
    await paste(fields.number, pasted);
    await form.getByText(problem).waitFor();
    expect(await shown(), what).toEqual({ number: pasted, expiry: '', code: '' });
  }
  await empty();
  await fields.expiry.pressSequentially('1130');
  await paste(fields.number, `${card} 02/31`);
  await form.getByText(en.pasted('Card number')).waitFor();
  expect(await shown(), 'what is filled in stays').toEqual({ number: card, expiry: '11/30', code: '' });
});

test('a card number of 19 digits can be typed, and a space behind a whole number ends it', async () => {
  const { form, fields } = await cardForm();
  await fields.number.pressSequentially('4242424242424242022');
  await fields.expiry.press('1');
  expect(await fields.number.inputValue()).toBe('4242 4242 4242 4242 022');
  expect(await form.getByText(en.reasons.cardNumber.checksum).count()).toBe(0);
  await fields.number.fill('');
  await fields.number.pressSequentially('4242424242424242 ');
  await form.getByText('Visa', { exact: true }).waitFor();
  await fields.number.pressSequentially('022');
  await fields.expiry.press('2');
  await form.getByText(en.problems.alone('Card number')).waitFor();
});

test('Delete before a space that was put in deletes the digit behind it', async () => {
  const { fields } = await cardForm();
  const { number } = fields;
  const pressed = async (...keys: string[]) => {
    for (const key of keys) await number.press(key);
    return number.evaluate((input: HTMLInputElement) => [input.value, input.selectionStart]);
  };
  await number.pressSequentially('4242123456');
  expect(await pressed('Home', ...Array<string>(4).fill('ArrowRight'), 'Delete')).toEqual(['4242 2345 6', 5]);
  expect(await pressed('Delete')).toEqual(['4242 3456', 5]);
  expect(await pressed('Backspace', '7')).toEqual(['4242 7345 6', 6]);
  await fields.expiry.pressSequentially('1131');
  await fields.expiry.press('Home');
  for (const key of ['ArrowRight', 'ArrowRight', 'Delete']) await fields.expiry.press(key);
  expect(await fields.expiry.inputValue()).toBe('11/1');
});

test('the agent is given the card that was pasted', async () => {
  const { visitor, agent, fields, conversationId, requestId } = await cardForm();
  await paste(fields.number, `${card} 02/31 123`);
  await expect.poll(() => fields.code.inputValue()).toBe('123');
  await fields.name.pressSequentially('Robin Fjeld');
  await visitor.agreeAndSend();
  await visitor.ledger('Card payment', '•••• 4242');
  const { answers } = await agent.client.reveal(conversationId, requestId);
  expect(answers.expose()).toEqual({
    cardNumber: '4242424242424242',
    cardExpiry: '02/31',
    cardholderName: 'Robin Fjeld',
  });
});

test('a date of birth has three boxes, which say what is wrong with one, and take a whole date that is clear', async () => {
  const context = await stage.context({ locale: 'en-CA' });
  const { visitor, agent, conversationId } = await met(stage, { page: await context.newPage() });
  const requestId = await agent.client.requestForm(conversationId, 'health-insurance');
  const form = await visitor.openForm('Health insurance');
  const group = form.getByRole('group', { name: 'Date of birth' });
  const box = (name: string) => group.getByRole('textbox', { name, exact: true });
  const [year, month, day] = [box('Year'), box('Month'), box('Day')];
  const member = form.getByRole('textbox', { name: 'Member number' });
  const each = (what: string) =>
    group
      .getByRole('textbox')
      .evaluateAll((inputs, name) => inputs.map((input) => input.getAttribute(name)), what);
  const shown = async () => [await year.inputValue(), await month.inputValue(), await day.inputValue()];
  const { date, reasons } = en;

  expect(await each('autocomplete')).toEqual(['bday-year', 'bday-month', 'bday-day']);
  await form.getByText(date.example('1980 2 28')).waitFor();
  await year.pressSequentially('1980');
  expect(await year.evaluate((input) => input.matches(':focus')), 'the cursor stays').toBe(true);
  await year.press('Tab');
  expect(await each('aria-invalid'), 'nothing is wrong between the boxes').toEqual([null, null, null]);
  await month.press('Enter');
  await day.pressSequentially('30');
  await member.click();
  await form.getByText(date.month.format).waitFor();
  await month.fill('2');
  await form.getByText(date.day.range).waitFor();
  expect(await each('aria-invalid')).toEqual([null, null, 'true']);
  const heard = await group.evaluate((element) => {
    const [first = ''] = element.getAttribute('aria-describedby')?.split(' ') ?? [];
    return (element.getRootNode() as ShadowRoot).getElementById(first)?.textContent.trim();
  });
  expect(heard, 'a screen reader hears it with the group').toBe(date.day.range);

  await year.fill('');
  await day.fill('');
  await month.fill('');
  await paste(month, '02/03/1990');
  await form.getByText(date.unclear).waitFor();
  expect(await shown()).toEqual(['', '02/03/1990', '']);
  await month.fill('2');
  await form.getByText(reasons.dateOfBirth.format).waitFor();
  await paste(month, '28 February 1980');
  await expect.poll(shown).toEqual(['1980', '2', '28']);
  expect(await each('aria-invalid')).toEqual([null, null, null]);
  await member.pressSequentially('XYZ123456789');
  await visitor.agreeAndSend();
  await visitor.ledger('Health insurance', '•••• 6789');
  const { answers } = await agent.client.reveal(conversationId, requestId);
  expect(answers.expose()['dateOfBirth']).toBe('1980-02-28');
});
