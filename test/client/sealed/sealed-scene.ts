import type { AgentOptions, VisitorOptions } from '../../../client/index.ts';
import type { EntryOf, Recipient } from '../../../core/protocol/index.ts';
import { type Certificate, toSign, writeCertificate } from '../../../core/sealing/certificate/certificate.ts';
import { type Brand, hour } from '../../core/sealing/certificate/certificate-scene.ts';
import { textOf } from '../../core/sealing/scene.ts';
import { makeAgent, makeServer, makeVisitor, sealedForm } from '../scene/clients.ts';
import type { FakeServer } from '../scene/fake-server.ts';

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

/** A server that gives something else than what it holds when this form is revealed. */
export function revealInstead(server: FakeServer, requestId: string, given: object): void {
  const { intercept } = server;
  server.intercept = (request, socket) => {
    if (request.type !== 'reveal' || request.requestId !== requestId) return intercept(request, socket);
    const { id, conversationId } = request;
    const confirmBy = server.environment.now() + 60_000;
    server.carry(socket, { type: 'revealed', id, conversationId, requestId, ...given, confirmBy });
    return true;
  };
}

/** A server that says of a form request that it was answered so, though it would refuse such answers. */
export function forgeSubmission(
  server: FakeServer,
  { conversationId, requestId, form }: EntryOf<'formRequested'>,
  masks: Record<string, string>,
  sealed: string,
): void {
  const at = server.environment.now();
  const privacy = { privacyVersion: '1', privacyLanguage: 'en', privacyUrl: 'https://example.com/privacy' };
  const consent = { id: crypto.randomUUID(), at, form, ...privacy, purpose: 'To test.' };
  const entry = { type: 'formSubmitted', requestId, masks, consent, expiresAt: at + 600_000 } as const;
  server.forge(conversationId, { ...entry, offTheRecord: ['cvv'] });
  revealInstead(server, requestId, { sealed });
}
