import type { LedgerMessages } from './en.ts';

export const ar = {
  held: (name: string, time: string) => `محفوظ مشفّرًا حتى يراه ${name}، وحتى ${time} على أبعد تقدير.`,
  viewed: (name: string, time: string) => `رآه ${name} في ${time}. لقد أُتلف.`,
  viewedLate: (name: string, time: string) => `رآه ${name}. وأُتلف في ${time}.`,
  delivered: (name: string) => `سُلِّم إلى ${name}. لم يُخزَّن قط.`,
  withdrawn: (time: string) => `استرجعته في ${time}.`,
  expired: (time: string) => `انتهى وقته في ${time}.`,
  unconfirmed: (name: string, time: string) => `ربما رآه ${name}: لم يُؤكَّد ذلك قط. أُتلف في ${time}.`,
  unreadable: (why: string, time: string) =>
    `${why} أُتلف ما أرسلته في ${time} دون أن يُقرأ؛ وقد يُطلب منك مجددًا.`,
  ended: (time: string) => `انتهت المحادثة في ${time}.`,
  unseen: 'لقد أُتلف ولم يره أحد.',
  received: (name: string) => `لقد أُتلف ولم يره أحد، وربما رأى ${name} ما كان قد سُلِّم فقط.`,
  relaying: 'ما لا يُخزَّن أبدًا في طريقه الآن.',
  undelivered: 'ما لا يُخزَّن أبدًا لم يصل.',
  answer: {
    sending: 'في الطريق…',
    delivered: (time: string) => `سُلِّم في ${time} ولم يُخزَّن قط`,
    again: 'لم يصل ولم يُحفظ',
    lost: 'لم يصل ولم يعد موجودًا',
    given: 'أُعطي',
    leftOut: 'تُرك دون إجابة',
  },
  retype: 'كتابته من جديد',
  send: 'إرسال',
  cancel: 'إلغاء',
  withdraw: 'استرجاعه',
  beingViewed: 'يجري الاطلاع عليه الآن: لم يعد من الممكن استرجاعه.',
  notWithdrawn: 'تعذّر استرجاعه. يُرجى المحاولة مرة أخرى.',
  receipt: 'حفظ إيصال الموافقة',
  receiptName: 'consent-receipt',
} satisfies LedgerMessages;
