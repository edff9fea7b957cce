import { expect } from 'vitest';
import { verifies } from '../../promises.ts';
import { answered, changingNothing, rawMeeting, type RawMeeting } from '../stage/raw-people.ts';
import { useStage } from '../stage/stage.ts';

const stage = useStage();
const minute = 60_000;

interface Answered extends RawMeeting {
  readonly requestId: string;
}

const endings: { how: string; end: (meeting: Answered) => Promise<unknown>; code: string; relay: string }[] =
  [
    {
      how: 'withdrawn',
      end: ({ visitor, conversationId, requestId }) =>
        visitor.ask({ type: 'withdraw', conversationId, requestId }),
      code: 'ERR_GONE',
      relay: 'ERR_WITHDRAWN',
    },
    {
      how: 'claimed and never confirmed',
      end: async ({ agent, visitor, conversationId, requestId }) => {
        await agent.ask({ type: 'reveal', conversationId, requestId });
        await stage.runtime.advance(2 * minute);
        await visitor.heard.first(({ type }) => type === 'unconfirmed');
      },
      code: 'ERR_GONE',
      relay: 'ERR_TOO_LATE',
    },
    {
      how: 'ended with the chat',
      end: ({ visitor, conversationId }) => visitor.ask({ type: 'end', conversationId }),
      code: 'ERR_ENDED',
      relay: 'ERR_ENDED',
    },
  ];

for (const { how, end, code, relay } of endings) {
  verifies(
    'P2',
    `an off-the-record answer is neither relayed nor delivered once its form was ${how}`,
    async () => {
      const meeting = await rawMeeting(stage.runtime);
      const { agent, visitor, conversationId } = meeting;
      const form = { ...meeting, requestId: await answered(meeting) };
      const about = { conversationId, requestId: form.requestId, field: 'cvv' };
      await end(form);
      await changingNothing(stage.runtime, async () => {
        expect(await agent.ask({ type: 'acknowledgeAnswer', ...about })).toMatchObject({ code });
        expect(await visitor.ask({ type: 'relayAnswer', ...about, answer: '7391' })).toMatchObject({
          code: relay,
        });
      });
      expect(agent.heard.items.filter(({ type }) => type === 'answerRelayed')).toEqual([]);
    },
  );
}

verifies('P2', 'a delivery is still put on the record after the stored answers were viewed', async () => {
  const meeting = await rawMeeting(stage.runtime);
  const { agent, conversationId } = meeting;
  const requestId = await answered(meeting);
  const claim = await agent.ask({ type: 'reveal', conversationId, requestId });
  await agent.ask({ type: 'confirmViewed', conversationId, requestId, claimId: claim['id'] });
  const acknowledge = { type: 'acknowledgeAnswer', conversationId, requestId, field: 'cvv' };
  expect(await agent.ask(acknowledge)).toMatchObject({ type: 'answerDelivered', field: 'cvv' });
});
