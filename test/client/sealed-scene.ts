import type { AgentOptions, VisitorOptions } from '../../client/index.ts';
import type { Recipient } from '../../core/protocol/index.ts';
import { type Certificate, toSign, writeCertificate } from '../../core/sealing/certificate/certificate.ts';
import { type Brand, hour } from '../core/sealing/certificate-scene.ts';
import { textOf } from '../core/sealing/scene.ts';
import { makeAgent, makeServer, makeVisitor, sealedForm } from './clients.ts';
import type { FakeServer } from './fake-server.ts';

/** A server that publishes a sealed form and whose brand vouches for keys, until twelve hours from then. */
export async function makeSealingServer(form = sealedForm): Promise<{ server: FakeServer; brand: Brand }> {
  const server = await makeServer(form);
  return { server, brand: await server.brand };
}

/** What the brand says of a key; with changes, what a server might make of it. */
export async function vouch(
  { agent, environment }: FakeServer,
  brand: Brand,
  certified: Pick<Certificate, 'publicKey'> & Partial<Certificate>,
): Promise<Recipient> {
  const issuedAt = environment.now();
  const certificate = { agent, issuedAt, expiresAt: issuedAt + 12 * hour, ...certified };
  const signature = await brand.sign(toSign(certificate));
  return { certificate: writeCertificate(certificate, signature), brandKey: textOf(brand.brandKey) };
}

/** A visitor and an agent with a key, in one conversation. */
export async function meet(
  server: FakeServer,
  brand: Brand,
  options: { visitor?: Partial<VisitorOptions>; agent?: Partial<AgentOptions> } = {},
) {
  const visitor = makeVisitor(server, { pin: brand.pin, ...options.visitor });
  const agent = makeAgent(server, options.agent);
  const { conversationId } = await visitor.client.start();
  await agent.client.join();
  await agent.client.prepareKey();
  await agent.client.accept(conversationId);
  return { visitor, agent, conversationId };
}
