import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Chronicle } from '../../../core/conversation/chronicle.ts';
import type { Entry } from '../../../core/protocol/index.ts';
import { Chat } from '../../../web/console/work/chat.ts';
import { itemsOf } from '../../../web/widget/chat/items.ts';
import { agents } from '../../model/cast.ts';
import { history, lived } from '../../model/history.ts';
import { entriesOf, misTold } from '../../model/told.ts';
import type { World } from '../../model/world.ts';

/** Goes over random histories of the server in memory, each with its conversations. */
async function overHistories(check: (world: World, conversationId: string) => void): Promise<void> {
  const property = fc.asyncProperty(history, async ({ steps, seed }) => {
    const world = await lived(steps, seed);
    for (const { conversationId } of world.tables.conversations.all()) check(world, conversationId);
  });
  await fc.assert(property, { numRuns: 150 });
}

/** Everything that a chronicle tells. */
function toldBy({ phase, agent, lastSeq, forms, openForms }: Chronicle) {
  return { phase, agent, lastSeq, forms: [...forms], openForms };
}

function chronicleOf(entries: readonly Entry[]): Chronicle {
  const chronicle = new Chronicle();
  for (const entry of entries) chronicle.add(entry);
  return chronicle;
}

test('in any history the entries tell what the server knows', async () => {
  await overHistories((world) => expect(misTold(world)).toEqual([]));
});

test('told in pieces, a conversation is the same as told at once, and no later entry changes what was read before', async () => {
  await overHistories((world, conversationId) => {
    const entries = entriesOf(world, conversationId);
    const chronicle = new Chronicle();
    const readings = entries.map((entry) => {
      chronicle.add(entry);
      const reading = toldBy(chronicle);
      return [reading, structuredClone(reading)] as const;
    });
    readings.forEach(([reading, asItWas], index) => {
      expect(reading).toEqual(asItWas);
      expect(reading).toEqual(toldBy(chronicleOf(entries.slice(0, index + 1))));
    });
  });
});

test('each agent’s page knows whose the chat is and all of its forms, the visitor’s page shows all that was said', async () => {
  await overHistories((world, conversationId) => {
    const conversation = world.tables.conversations.at(conversationId).value;
    const entries = entriesOf(world, conversationId);
    const forms = world.tables.forms.all().filter((form) => form.conversationId === conversationId);
    for (const { agentId, name } of agents) {
      const chat = new Chat(conversationId);
      for (const entry of entries) chat.add(entry, { id: agentId, name });
      // Nobody has a chat before it was accepted, and no page of an agent is told of it.
      const wasTaken = entries.some(({ type }) => type === 'accepted');
      const isOwn = conversation?.agent?.id === agentId || !wasTaken;
      const state = conversation?.state === 'ended' ? 'ended' : isOwn ? 'open' : 'away';
      expect(chat.state).toBe(state);
      expect(chat.lines.map(({ entry }) => entry)).toEqual(entries);
      expect([...chat.forms.keys()].sort()).toEqual(forms.map(({ requestId }) => requestId).sort());
      const sealed = forms.filter(({ outcome, sealedTo }) => !outcome && sealedTo);
      expect(chat.openSealed.map(({ request }) => request.requestId).sort()).toEqual(
        sealed.map(({ requestId }) => requestId).sort(),
      );
    }
    const chronicle = new Chronicle();
    const shown = itemsOf(entries.map((entry) => chronicle.add(entry))).map(({ entry }) => entry);
    const said = (each: Entry) => each.type === 'messageSent' || each.type === 'formRequested';
    expect(shown.filter(said)).toEqual(entries.filter(said));
  });
});

test('of ten thousand entries none makes anything anew but the form that it is about', () => {
  const id = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
  const form = { name: 'iban', version: 1, hash: '0'.repeat(64) };
  const chronicle = new Chronicle();
  const { forms } = chronicle;
  const ended = new Map<string, unknown>();
  for (let seq = 1; seq <= 10_000; seq++) {
    const requestId = id(seq - (seq % 10));
    const entry = { id: id(seq), conversationId: id(0), seq, at: 0 };
    if (seq % 10 === 0)
      chronicle.add({ ...entry, type: 'formRequested', requestId, form, openBy: 1, submitBy: 2 });
    else if (seq % 10 < 9)
      chronicle.add({ ...entry, type: 'messageSent', from: 'visitor', text: 'hi', redacted: [] });
    else {
      chronicle.add({ ...entry, type: 'withdrawn', requestId });
      ended.set(requestId, forms.get(requestId));
    }
  }
  expect(chronicle.forms).toBe(forms);
  expect([forms.size, chronicle.openForms.length, ended.size]).toEqual([1_000, 1, 1_000]);
  expect([...ended].filter(([requestId, record]) => record && forms.get(requestId) !== record)).toEqual([]);
});
