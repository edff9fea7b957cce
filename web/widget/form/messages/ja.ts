import { problemsIn, wordsIn } from '../../../../core/fields/words.ts';
import { words } from '../../../../branding/words/ja.ts';
import type { Translation } from './en.ts';

export const ja = {
  somebody: '担当者',
  asks: (name: string) => `${name}からのお願い`,
  open: '安全に入力する',
  resume: '入力を続ける',
  decline: '断る',
  timeLeft: (time: string) => `残り ${time}`,
  minutesLeft: 'このフォームの残り時間は 2 分です',
  secondsLeft: 'このフォームの残り時間は 30 秒です',
  tooLate: 'このフォームの期限が切れました。回答をご希望の場合は、もう一度ご依頼ください。',
  declined: 'このフォームを断りました。何も送信されていません。',
  expired: 'このフォームの期限が切れました。何も送信されていません。',
  over: 'このフォームに回答する前にチャットが終了しました。何も送信されていません。',
  unreadable: (why: string) => `${why}何も送信されていません。もう一度お願いすることがあります。`,
  refused: 'ここで公開されていないフォームが送られてきました。表示しません。',
  unsafe: 'このフォームには安全に回答できないため、表示しません。何も送信されていません。',
  refusedNext: {
    again: (name: string) => `${name}に、もう一度サインインしてフォームを送り直すようお伝えください。`,
    clock:
      'この端末の日付と時刻を確認し、このページを再読み込みしてください。正しい場合は、もう一度フォームをご依頼ください。',
    report:
      '別の方法、できればお電話で、下のコードをお知らせください。代わりにチャットに回答を書かないでください。',
    browser:
      'このブラウザは古いため、一人だけが読めるように回答を施錠できません。新しいブラウザでこのページを開いてください。',
    connection:
      'このページの一部を読み込めませんでした。接続を確認し、再読み込みしてください。チャットは残ります。',
    stale: 'このページを長く開いている場合は、再読み込みしてください。チャットは残ります。',
    unframed:
      '安全なフォームは、当社ウェブサイト上のチャットにのみ表示されます。そちらでチャットを開き、もう一度フォームをご依頼ください。',
  },
  reload: '再読み込み',
  back: 'チャットに戻る',
  purpose: (name: string) => `${name}からのお願いです。`,
  sealed: (name: string) => `${name}のブラウザだけがこれを読めます。確認済みです。`,
  sealedWhat: 'どういう意味ですか？',
  sealedMeans: (name: string, brand: string) =>
    `回答は、送信される前にこの端末で施錠されます。開けられるのは${name}のブラウザにある鍵だけで、それが${name}の鍵であることは${brand}の署名で確認しました。${brand}のサーバーは回答を中継するだけで、読むことはできません。`,
  notSealed: (brand: string, why: string) => `${brand}のサーバーがこれを読みます：${why}`,
  optional: '任意',
  choose: '選択してください',
  noAnswer: '回答しない',
  alsoAsked: (labels: string) => `追加の質問：${labels}`,
  kept: (name: string, time: string) => `${name}が見るまで、最長 ${time} 保管されます`,
  neverStored: (name: string) => `保存されず、${name}に直接届きます`,
  show: (label: string) => `${label}を表示`,
  hide: (label: string) => `${label}を隠す`,
  pasted: (labels: string) => `貼り付けた内容から、次の項目だけを入力しました：${labels}。`,
  privacy: 'プライバシー',
  otherLanguage: (language: string) =>
    `この文章はお使いの言語ではご用意がありません。${language}で表示しています。`,
  policy: (version: string) => `プライバシーポリシー（${version} 版）`,
  sent: '送信しました。',
  newTab: '別のタブで開きます',
  agree: 'ここに書かれたとおりに回答が使われることに同意します',
  submit: '安全に送信する',
  submitting: '送信中…',
  hints: wordsIn('ja'),
  reasons: problemsIn('ja'),
  forms: words,
  date: {
    day: {
      name: '日',
      format: '日を数字で入力してください（例：28）。',
      range: 'その月にこの日はありません。日をご確認ください。',
    },
    month: {
      name: '月',
      format: '月を数字で入力してください（例：2）。',
      range: '月が正しくありません。1 から 12 で入力してください。',
    },
    year: {
      name: '年',
      format: '年を西暦 4 桁で入力してください（例：1980）。',
    },
    unclear: 'どの数字が日か分かりません。それぞれの欄に入力してください。',
    example: (date: string) => `例：${date}`,
  },
  address: {
    country: { name: '国', missing: '国を選んでください。' },
    street: { name: '町名・番地', missing: '町名と番地を入力してください。' },
    town: { name: '市区町村', missing: '市区町村を入力してください。' },
    region: { name: '都道府県・州', missing: '都道府県または州を入力してください。' },
    postcode: { name: '郵便番号', missing: '郵便番号を入力してください。' },
    notPostcode: (country: string, sample?: string) =>
      `${country}の郵便番号ではありません。${sample ? `例：${sample}。` : ''}`,
  },
  problems: {
    empty: (label: string) => `${label}を入力してください。`,
    wrong: (hint: string) => `ご確認ください。${hint}。`,
    alone: (label: string) => `${label}を 1 つだけ、空白やハイフンなしで入力してください。`,
    onCard: (digits: number) => `お使いのカードのコードは ${digits} 桁です。すべて入力してください。`,
    consent: '同意される場合はチェックを入れてください。チェックがないと何も送信されません。',
    sealed: '回答を封印できなかったため、何も送信されていません。もう一度フォームをご依頼ください。',
    tooLong: '回答が長すぎます。短くしてください。',
    some: (count: number) => `${count} 件の項目をご確認ください。`,
    failed: '送信できませんでした。回答はそのまま残っています。もう一度お試しください。',
  },
} satisfies Translation;
