import type { LedgerMessages } from './en.ts';

export const ja = {
  held: (name: string, time: string) => `${name}が見るまで、遅くとも ${time} まで暗号化して保管されます。`,
  viewed: (name: string, time: string) => `${name}が ${time} に見ました。破棄されました。`,
  viewedLate: (name: string, time: string) => `${name}が見ました。${time} に破棄されました。`,
  delivered: (name: string) => `${name}に届きました。保存されていません。`,
  withdrawn: (time: string) => `${time} に取り消しました。`,
  expired: (time: string) => `${time} に期限が切れました。`,
  unconfirmed: (name: string, time: string) =>
    `${name}が見た可能性がありますが、確認されていません。${time} に破棄されました。`,
  unreadable: (why: string, time: string) =>
    `${why}送信された内容は読まれないまま ${time} に破棄されました。もう一度お願いすることがあります。`,
  ended: (time: string) => `${time} にチャットが終了しました。`,
  unseen: '破棄され、誰も見ていません。',
  received: (name: string) =>
    `破棄され、誰も見ていません。ただし、すでに届いていた回答は ${name} が見た可能性があります。`,
  relaying: '保存されない回答を送っています。',
  undelivered: '保存されない回答はまだ届いていません。',
  answer: {
    sending: '送っています…',
    delivered: (time: string) => `${time} に届きました（保存なし）`,
    again: '届きませんでした。保存もされていません',
    lost: '届かないまま失われました',
    given: '回答済み',
    leftOut: '未回答',
    depends: '別の回答によります',
  },
  retype: 'もう一度入力する',
  send: '送信',
  cancel: 'キャンセル',
  withdraw: '取り消す',
  beingViewed: '現在表示されているため、取り消せません。',
  notWithdrawn: '取り消せませんでした。もう一度お試しください。',
  receipt: '同意の控えを保存',
  receiptName: 'consent-receipt',
} satisfies LedgerMessages;
