import { expect, test } from 'vitest';
import { chooseWording } from '../../../../core/fields/privacy-text.ts';

const wordings = { de: 'Deutsch', en: 'English', 'pt-BR': 'Português', 'zh-Hant': '中文' };

test.each([
  [['en'], 'en'],
  [['EN-gb', 'de'], 'en'],
  [['pt-BR'], 'pt-BR'],
  [['pt'], 'pt-BR'],
  [['pt-PT', 'en'], 'pt-BR'],
  [['ar', 'zh-hant-TW', 'en'], 'zh-Hant'],
  [['ar', 'ja'], 'de'],
  [['constructor'], 'de'],
  [['', '-'], 'de'],
  [[], 'de'],
])('somebody who reads %j is shown the privacy text in %s', (wanted, language) => {
  const text = wordings[language as keyof typeof wordings];
  expect(chooseWording(wordings, wanted)).toEqual({ language, text });
});

test('the exact variety of a language goes before another one', () => {
  expect(chooseWording({ 'en-US': 'color', 'en-GB': 'colour' }, ['en-GB']).text).toBe('colour');
});
