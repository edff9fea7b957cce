import { describe, expect } from 'vitest';
import { verifies } from '../promises.ts';
import { type OwnStage, useAlteredStage } from './stage/own-stage.ts';
import type { Message } from './stage/raw-socket.ts';
import { answered, changingNothing, rawMeeting, repeat, requested, submission } from './stage/raw-people.ts';

/** The calls that were not allowed, each as who, what and why. */
function refusalsOf({ runtime }: OwnStage): string[] {
  const pattern = /^(\S+) is not authorized to perform: (\S+) on resource: \S+ because (.*)$/;
  return [...new Set(runtime.refusals.map((line) => line.replace(pattern, '$1 $2: $3')))];
}

describe('when reveal may not decrypt', () => {
  const stage = useAlteredStage((api) => api.revoke('Reveal', 'kms:Decrypt', 'WrappingKey'));

  verifies(
    'P3',
    'nothing is revealed: there is no other way to the answers than that permission',
    async () => {
      const meeting = await rawMeeting(stage.runtime);
      const requestId = await answered(meeting);
      const { agent, conversationId } = meeting;
      const reply = await agent.ask({ type: 'reveal', conversationId, requestId });
      expect(reply).toMatchObject({ type: 'error', code: 'ERR_TRY_AGAIN' });
      expect(reply).not.toHaveProperty('answers');
      expect(refusalsOf(stage)).toEqual(['Lakeside-Api/Reveal/Function kms:Decrypt: no policy allows it']);
    },
  );
});

describe('when collect may not make data keys', () => {
  const stage = useAlteredStage((api) => api.revoke('Collect', 'kms:GenerateDataKey', 'WrappingKey'));

  verifies('P3', 'nothing is collected, and the form still waits', async () => {
    const meeting = await rawMeeting(stage.runtime);
    const requestId = await requested(meeting);
    const attempt = await submission(meeting, requestId);
    const reply = await changingNothing(stage.runtime, () => meeting.visitor.ask(attempt));
    expect(reply).toMatchObject({ type: 'error', code: 'ERR_TRY_AGAIN' });
    expect(refusalsOf(stage)).toEqual([
      'Lakeside-Api/Collect/Function kms:GenerateDataKey: no policy allows it',
    ]);
  });
});

describe('when conversation and confirm may not delete from the vault', () => {
  const stage = useAlteredStage((api) => {
    for (const service of ['Conversation', 'Confirm']) api.revoke(service, 'dynamodb:DeleteItem', 'Vault');
  });

  verifies(
    'P6',
    'neither a conversation nor a form ends with answers left behind: all of it happens, or nothing',
    async () => {
      const meeting = await rawMeeting(stage.runtime);
      const requestId = await answered(meeting);
      const { agent, visitor, conversationId } = meeting;
      const expectNothing = async (socket: typeof agent, request: Message) => {
        const reply = await changingNothing(stage.runtime, () => socket.ask({ ...request, conversationId }));
        expect(reply).toMatchObject({ type: 'error', code: 'ERR_TRY_AGAIN' });
      };
      for (const request of [{ type: 'withdraw', requestId }, { type: 'end' }])
        await expectNothing(visitor, request);
      const { id: claimId } = await agent.ask({ type: 'reveal', conversationId, requestId });
      await expectNothing(agent, { type: 'confirmViewed', requestId, claimId });
      expect(refusalsOf(stage)).toEqual(
        ['Conversation', 'Confirm'].map(
          (each) => `Lakeside-Api/${each}/Function dynamodb:DeleteItem: no policy allows it`,
        ),
      );
    },
  );
});

describe('when reveal may not write the audit trail', () => {
  const stage = useAlteredStage((api) => api.revoke('Reveal', 'dynamodb:PutItem', 'Audit'));

  verifies('P7', 'there is no claim, no decryption and no answer', async () => {
    const meeting = await rawMeeting(stage.runtime);
    const requestId = await answered(meeting);
    const { agent, conversationId } = meeting;
    const request = { type: 'reveal', id: crypto.randomUUID(), conversationId, requestId };
    const calls = await stage.callsOf(() =>
      changingNothing(stage.runtime, async () => {
        for (const attempt of [repeat(agent, request), agent.ask({ ...request, id: crypto.randomUUID() })]) {
          expect(await attempt).toMatchObject({ type: 'error', code: 'ERR_TRY_AGAIN' });
        }
      }),
    );
    expect(calls.filter(({ service }) => service === 'kms')).toEqual([]);
    expect(await stage.vaultRows()).toMatchObject([{ requestId }]);
    const items = await stage.runtime.database.scan('Conversations');
    expect(items.filter((item) => Object.hasOwn(item, 'claim'))).toEqual([]);
    expect(refusalsOf(stage)).toEqual(['Lakeside-Api/Reveal/Function dynamodb:PutItem: no policy allows it']);
  });
});

describe('when collect is given all that reveal may, Decrypt too', () => {
  const stage = useAlteredStage((api) => {
    const collect = api.find('AWS::Lambda::Function', '/Collect/Function').Properties;
    const reveal = api.find('AWS::Lambda::Function', '/Reveal/Function').Properties;
    // Its code never decrypts: reveal's is made to run with its role.
    reveal['Role'] = collect['Role'];
    api.statements('Collect').push(...api.statements('Reveal'));
  });

  verifies(
    'P3',
    "the wrapping key's own policy still denies it: the claim commits, and decrypting is refused",
    async () => {
      const meeting = await rawMeeting(stage.runtime);
      const requestId = await answered(meeting);
      const { agent, conversationId } = meeting;
      const reply = await agent.ask({ type: 'reveal', conversationId, requestId });
      expect(reply).toMatchObject({ type: 'error', code: 'ERR_TRY_AGAIN' });
      expect(reply).not.toHaveProperty('answers');
      expect(refusalsOf(stage)).toEqual(['Lakeside-Api/Reveal/Function kms:Decrypt: a policy denies it']);
      expect(await stage.auditOf(requestId, 'reveal')).toMatchObject([{ outcome: 'success' }]);
    },
  );
});
