import type { TranslatedForms } from './form-words.ts';

export const formsInJapanese: TranslatedForms = {
  'payment-card@2': {
    title: 'カードでのお支払い',
    purpose: 'このチャットで合意したお支払いを処理するためです。',
    fields: {
      cardNumber: { label: 'カード番号', why: '請求するカードを特定します。' },
      cardExpiry: { label: '有効期限', why: '銀行がカード番号とあわせて確認します。' },
      cardholderName: { label: 'カードの名義', why: '銀行が支払う方を確認します。' },
      cvv: {
        label: 'セキュリティコード',
        why: 'カードがお手元にあることを銀行に示します。担当者に直接届き、どこにも保存されません。',
      },
    },
  },
  'us-bank-account@2': {
    title: '米国の銀行口座',
    purpose: 'このチャットでご依頼の送金を手配するためです。',
    fields: {
      usRouting: { label: 'ルーティング番号', why: 'お使いの銀行を特定します。' },
      usAccount: { label: '口座番号', why: '送金元または送金先の口座を特定します。' },
    },
  },
  'iban@2': {
    title: '銀行口座（IBAN）',
    purpose: 'このチャットでご依頼の送金を手配するためです。',
    fields: { iban: { label: 'IBAN', why: '送金元または送金先の口座を特定します。' } },
  },
  'us-ssn@2': {
    title: '米国の社会保障番号',
    purpose: 'このチャットでご説明したとおり、ご本人の確認または税務当局への報告のためです。',
    fields: {
      ssn: {
        label: '社会保障番号',
        why: '当社および税務当局の記録は、この番号で管理されています。',
      },
    },
  },
  'identity-check@2': {
    title: 'ご本人の確認',
    purpose: '担当者がアカウントを開く前に、ご本人であることを確認するためです。',
    fields: {
      dateOfBirth: { label: '生年月日', why: 'アカウントの情報と照合します。' },
      challengeAnswer: {
        label: '秘密の質問の答え',
        why: 'ご本人だけがご存じです。担当者に直接届き、どこにも保存されません。',
      },
      pin: {
        label: '電話用の暗証番号',
        why: '当社との電話やチャットのためにお決めになった番号です。カードの暗証番号ではありません。担当者に直接届き、どこにも保存されません。',
      },
    },
  },
  'health-insurance@2': {
    title: '健康保険',
    purpose: 'このチャットでお尋ねの、健康保険の適用範囲を調べるためです。',
    fields: {
      healthMemberId: { label: '会員番号', why: '保険会社がこの番号でご契約を見つけます。' },
      dateOfBirth: { label: '生年月日', why: '保険会社が会員番号とあわせて確認します。' },
    },
  },
  'one-time-code@2': {
    title: 'ワンタイムコード',
    purpose: 'お送りしたコードで、ご本人であることを確認するためです。',
    fields: {
      oneTimeCode: {
        label: 'コード',
        why: 'コードをお送りした電話またはメールが、ご本人のものであることを示します。',
      },
    },
  },
  'secure-note@2': {
    title: '非公開のメモ',
    purpose: 'チャットに書きたくない内容をお受けするためです。',
    fields: { secureNote: { label: 'メモ', why: 'ご説明の件でお手伝いするために必要です。' } },
  },
};
