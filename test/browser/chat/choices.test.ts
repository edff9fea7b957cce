import { expect } from 'vitest';
import { verifies } from '../../promises.ts';
import { expectGoodScreen } from '../look/axe.ts';
import { expectFocus, tabTo } from '../people/by-keyboard.ts';
import { useBrowserStage } from '../stage/stage.ts';

const stage = useBrowserStage();
const title = 'Home visit';

verifies(
  'P14',
  'choices, a number that depends on one, a day and an address are answered by keyboard; the agent reads them, the chat shows none',
  async () => {
    const [agent, visitor] = await Promise.all([stage.agent(), stage.visitor()]);
    const { page, frame } = visitor;
    await visitor.say('Hello');
    await agent.take(await visitor.conversationId());
    await agent.sendForm(title);
    const form = await visitor.openForm(title);
    await expectGoodScreen('a form to choose in', page, frame);
    await tabTo(page, form.getByRole('radio', { name: 'Yes' }));
    await page.keyboard.press('Space');
    await tabTo(page, form.getByRole('radio', { name: 'Morning' }));
    await page.keyboard.press('ArrowDown');
    const reading = form.getByRole('textbox', { name: 'Meter reading' });
    const toggle = async (device: string, key?: string) => {
      await tabTo(page, form.getByRole('checkbox', { name: device }), key);
      await page.keyboard.press('Space');
    };
    await toggle('Hot water');
    await page.keyboard.press('Enter');
    await expectFocus(form.locator('sealform-date input').first());
    expect(await reading.count()).toBe(0);
    await toggle('Meter', 'Shift+Tab');
    await form.getByRole('status').getByText('Now also asked: Meter reading.').waitFor();
    await tabTo(page, reading);
    await page.keyboard.type('1,234');
    await page.keyboard.press('Enter');
    await form.getByText(/^Enter one number in digits/).waitFor();
    // In the order of the browser's locale.
    for (const box of await form
      .getByRole('group', { name: 'Day of the visit' })
      .getByRole('textbox')
      .all()) {
      await tabTo(page, box);
      const part = (await box.evaluate((input) => input.closest('label')?.className)) ?? '';
      await page.keyboard.type({ day: '24', month: '12', year: '2026' }[part] ?? '');
    }
    await tabTo(page, form.getByRole('combobox', { name: 'Country' }));
    await page.keyboard.type('United K');
    await tabTo(page, form.getByRole('textbox', { name: 'Street and number' }));
    await page.keyboard.type('10 Downing Street');
    await tabTo(page, form.getByRole('textbox', { name: 'Postal code' }));
    await page.keyboard.type('75001');
    await page.keyboard.press('Enter');
    await form
      .getByText(
        'Enter the town or city. This postal code doesn’t fit the country, United Kingdom. It has codes such as SW1A 1AA.',
      )
      .waitFor();
    expect(await form.getByRole('textbox', { name: 'State or region' }).count()).toBe(0);
    await expectGoodScreen('an address with an error', page, frame);
    await tabTo(page, form.getByRole('textbox', { name: 'Town or city' }), 'Shift+Tab');
    await page.keyboard.type('London');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('sw1a2aa');
    // A question that is not asked shows no error. When it is asked again, the text typed before is there again.
    await toggle('Meter', 'Shift+Tab');
    await reading.waitFor({ state: 'detached' });
    await form.getByRole('button', { name: 'Send securely' }).click();
    await form.getByText('1 answer needs another look.').waitFor();
    await expectFocus(form.getByRole('checkbox', { name: /^I agree/ }));
    await toggle('Meter', 'Shift+Tab');
    expect(await reading.inputValue()).toBe('1,234');
    await tabTo(page, reading);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('1234.5');
    await tabTo(page, form.getByRole('checkbox', { name: /^I agree/ }));
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await visitor.ledger(title, 'left out');
    await visitor.ledger(title, 'depends on another answer');
    await agent.status(title, 'left out');
    await agent.status(title, '[depends on another answer]');
    await agent.reveal(title);
    await expect
      .poll(() => agent.shown())
      .toEqual({
        'Somebody is at home': 'Yes',
        'Time of day': 'Afternoon',
        'What is to be looked at': 'Meter\nHot water',
        'Meter reading': '1234.5 kWh',
        'Day of the visit': '2026-12-24',
        Address: '10 Downing Street\nLondon\nSW1A 2AA\nUnited Kingdom',
      });
    expect(await visitor.card(title).getByText('given', { exact: true }).count()).toBe(5);
    expect(await frame.getByText('Afternoon').count()).toBe(0);
  },
);
