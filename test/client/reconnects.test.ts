import fc from 'fast-check';
import { expect } from 'vitest';
import type { Entry } from '../../core/protocol/index.ts';
import { verifies } from '../promises.ts';
import { chanceOf } from '../random.ts';
import { makeAgent, makeServer, numbers, startVisitor } from './scene/clients.ts';

/** A visitor and an agent talk while every message may be late, lost or doubled, and sockets break, `cuts` times. */
async function talk(seed: number, cuts: number) {
  const chance = chanceOf(seed);
  const server = await makeServer();
  const { environment } = server;
  const visitor = await startVisitor(server);
  const agent = makeAgent(server);
  await environment.until(agent.client.join());
  await environment.until(agent.client.accept(visitor.conversationId));
  environment.randomly = chance;
  let broken = 0;
  const isOver = () => broken >= cuts;
  const breakOne = () => {
    if (isOver()) return;
    const victims = server.live;
    const victim = victims[Math.floor(chance() * victims.length)];
    if (victim) {
      broken += 1;
      victim.cut();
    }
    environment.after(chance() * 3_000, breakOne);
  };
  environment.after(0, breakOne);
  const fate = (now: () => void) => {
    const dice = isOver() ? 1 : chance();
    if (dice < 0.05) return;
    environment.after(chance() * 200, now);
    if (dice < 0.15) environment.after(chance() * 2_000, now);
  };
  server.intercept = (request, socket) => {
    fate(() => server.handle(request, socket));
    return true;
  };
  server.carry = (socket, message) => fate(() => socket.push(message));
  server.admit = (socket) => {
    if (!isOver() && chance() < 0.2) socket.cut();
    else environment.after(chance() * 100, () => !socket.closedByClient && server.admitNow(socket));
  };
  const sent: Promise<Entry>[] = [];
  const sayOneEach = (n: number) =>
    sent.push(visitor.client.send(`visitor ${n}`), agent.client.send(visitor.conversationId, `agent ${n}`));
  for (let n = 0; !isOver(); n++) {
    sayOneEach(n);
    await environment.until(Promise.all(sent.slice(-8)));
  }
  await environment.until(Promise.all(sent));
  sayOneEach(sent.length / 2); // A push that was lost last on a socket that lives is known by the one after it.
  await environment.until(Promise.all(sent));
  await environment.advance(30_000);
  return { visitor, agent, entries: server.entries(visitor.conversationId), sent, broken };
}

const textsOf = (entries: readonly Entry[], who: string) =>
  entries.flatMap((entry) => (entry.type === 'messageSent' && entry.from === who ? [entry.text] : []));

async function expectNothingLost(seed: number, cuts: number) {
  const { visitor, agent, entries, sent, broken } = await talk(seed, cuts);
  expect(broken).toBe(cuts);
  for (const who of ['visitor', 'agent']) {
    const said = Array.from({ length: sent.length / 2 }, (_, n) => `${who} ${n}`);
    expect(textsOf(entries, who)).toEqual(said);
  }
  for (const seen of [visitor.entries, agent.entries]) {
    expect(numbers(seen)).toEqual(numbers(entries));
    expect(seen).toEqual(entries);
  }
}

verifies(
  'P13',
  'under traffic, with late, lost and doubled messages, 200 forced reconnects lose, double and reorder nothing',
  () => expectNothingLost(20_261_122, 200),
  120_000,
);

verifies(
  'P13',
  'so it is for any course of cuts, delays, doubles and losses',
  () =>
    fc.assert(
      fc.asyncProperty(fc.integer(), (seed) => expectNothingLost(seed, 12)),
      { numRuns: 40 },
    ),
  120_000,
);
