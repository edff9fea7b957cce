import { describe, expect, it, vi } from 'vitest';
import { defineForm } from '../../core/fields/form.ts';
import { refusal } from '../../play/refusal.ts';
import { consent, sealedForm } from './scene/clients.ts';
import { claimElsewhere, endings } from './scene/endings.ts';
import type { FakeServer } from './scene/fake-server.ts';
import { makeSealingServer, meet } from './sealed/sealed-scene.ts';

const { cvv } = sealedForm.fields;
const pin = { kind: 'pin', label: 'PIN', why: 'Why', offTheRecord: true } as const;
/** Two answers, neither of which is stored. */
const codesForm = defineForm({ ...sealedForm, name: 'codes', fields: { cvv: cvv ?? pin, pin } });

const discards = (server: FakeServer) => server.sockets.flatMap((socket) => socket.requests('discardForm'));

/** An agent who has asked for a form, and a visitor who has answered it. */
async function answered(published = sealedForm) {
  const { server, brand } = await makeSealingServer(published);
  const forms = [published];
  const met = await meet(server, brand, { agent: { forms }, visitor: { forms } });
  const requestId = await met.agent.client.requestForm(met.conversationId, published.name);
  await vi.waitFor(() => expect(met.visitor.client.openForms).toHaveLength(1));
  const submit = () =>
    met.visitor.client.submitForm(requestId, {
      consent,
      answers: published === codesForm ? { cvv: '917', pin: '4711' } : { note: 'a canary', cvv: '917' },
    });
  return { server, requestId, submit, ...met };
}

type Scene = Awaited<ReturnType<typeof answered>>;

/** Whatever ends a form, as the agent's client hears of it. Afterwards the server refuses to discard it. */
const ends: { what: string; end: (scene: Scene) => unknown }[] = [
  ...endings.map(({ name, entry, happen }) => ({
    what: name,
    end: async (scene: Scene) => {
      await happen(scene);
      // So that no test forges an entry that the server never makes.
      expect(scene.server.entries(scene.conversationId).at(-1)).toMatchObject(entry(scene.requestId));
    },
  })),
  {
    what: 'viewed',
    end: async (scene) => {
      const { server, conversationId, requestId } = scene;
      const claimId = await claimElsewhere(scene);
      await server.agentDoes(conversationId, { type: 'confirmViewed', requestId, claimId });
    },
  },
  {
    what: 'in a chat that went to somebody else while this agent had no socket',
    end: async ({ server, agent, conversationId }) => {
      for (const socket of server.live) socket.cut();
      await server.agentDoes(conversationId, { type: 'handOver', to: server.colleague.id });
      await server.environment.advance(30_000);
      expect(agent.states.at(-1)).toBe('connected');
    },
  },
  {
    what: 'revealed',
    end: ({ agent, conversationId, requestId }) => agent.client.reveal(conversationId, requestId),
  },
  {
    what: 'revealed in another tab',
    end: async (scene) => {
      const { agent, conversationId, requestId } = scene;
      await claimElsewhere(scene);
      const claimed = await refusal(agent.client.reveal(conversationId, requestId));
      expect(claimed).toBe('ERR_ALREADY_VIEWED');
    },
  },
  {
    what: 'being discarded',
    end: ({ server, agent, conversationId, requestId }) => {
      server.intercept = ({ type }) => type === 'discardForm';
      void agent.client.discardForm(conversationId, requestId, 'keyLost').catch(() => undefined);
    },
  },
];

describe('a sign-out discards no form that is', () => {
  it.each(ends)('$what', async ({ what, end }) => {
    const scene = await answered();
    const { server, agent, submit } = scene;
    await submit();
    await vi.waitFor(() => expect(agent.answers).toHaveLength(1));
    await end(scene);
    const before = discards(server).length;
    await server.environment.until(agent.client.forgetKey());
    expect([what, discards(server).length - before]).toEqual([what, what === 'being discarded' ? 1 : 0]);
  });

  it('delivered: each of its answers was off the record, and has arrived', async () => {
    const { server, agent, submit } = await answered(codesForm);
    const { deliveries } = await submit();
    expect(await Promise.all(deliveries.values())).toEqual(['delivered', 'delivered']);
    await server.environment.advance(0);
    await agent.client.forgetKey();
    expect(discards(server)).toEqual([]);
  });
});

describe('a sign-out discards a form', () => {
  it('that nobody has answered', async () => {
    const { server, agent, requestId } = await answered(codesForm);
    await agent.client.forgetKey();
    expect(discards(server)).toMatchObject([{ requestId, because: 'signedOut' }]);
  });

  it('of whose off-the-record answers one has not arrived', async () => {
    const { server, agent, requestId, submit } = await answered(codesForm);
    server.intercept = (request) => request.type === 'relayAnswer' && request.field === 'pin';
    const { deliveries } = await submit();
    expect(await deliveries.get('cvv')).toBe('delivered');
    await agent.client.forgetKey();
    expect(discards(server)).toMatchObject([{ requestId, because: 'signedOut' }]);
  });

  it('whose stored answers are held, though all others have arrived', async () => {
    const { server, agent, requestId, submit } = await answered();
    const { deliveries } = await submit();
    expect(await deliveries.get('cvv')).toBe('delivered');
    await agent.client.forgetKey();
    expect(discards(server)).toMatchObject([{ requestId, because: 'signedOut' }]);
  });
});
