import type { Runtime } from '../local/runtime.ts';
import { collect } from '../play/collect.ts';
import { refusal } from '../play/refusal.ts';
import { answersOf, consentTo, type Scene as PlayedScene, type Typed } from '../play/scene.ts';
import { typeCard } from '../play/type-card.ts';
import { AgentProgram, tokenFor, VisitorProgram } from '../play/local/people.ts';
import type { Story } from './story.ts';

interface Scene extends PlayedScene {
  readonly runtime: Runtime;
}

/** The whole job, by both people, through real sockets. */
export async function play(runtime: Runtime, story: Story, typed: Typed): Promise<void> {
  story.count(runtime.traffic);
  const scene = await meet(runtime, story, typed);
  await chat(scene);
  const requestId = await collect(scene);
  await reveal(scene, requestId);
  await end(scene);
}

async function meet(runtime: Runtime, audience: Story, typed: Typed): Promise<Scene> {
  const agent = new AgentProgram(runtime, 'ana');
  await audience.step('Ana signs in with password and one-time code', () => agent.join());
  const halfway = signInWithoutCode(runtime);
  audience.check('P9', (await halfway) === 'refused', 'without the one-time code there is no sign-in');
  const visitor = new VisitorProgram(runtime);
  await audience.step('A visitor opens the chat', () => visitor.client.start());
  const conversationId = visitor.client.conversationId ?? '';
  await audience.step('Ana accepts', () => agent.client.accept(conversationId));
  const stranger = new VisitorProgram(runtime);
  const code = await refusal(stranger.client.resume(conversationId));
  audience.check('P17', code === 'ERR_NOT_ALLOWED', `a stranger who knows the conversation's id: ${code}`);
  stranger.client.close();
  return { runtime, audience, typed, agent, agentName: 'Ana', visitor, conversationId };
}

async function signInWithoutCode(runtime: Runtime): Promise<string> {
  const users = runtime.signIn?.users.map((user) => ({ ...user, totp: () => '000000' })) ?? [];
  const provider = runtime.signIn && { ...runtime.signIn, users };
  return tokenFor({ ...runtime, signIn: provider }, 'ana').then(
    () => 'signed in',
    () => 'refused',
  );
}

async function chat(scene: Scene): Promise<void> {
  const { runtime, audience, agent, visitor, conversationId } = scene;
  await typeCard(scene);
  for (const { connectionId } of runtime.sockets.list()) runtime.sockets.cut(connectionId);
  const answered = agent.entries.first(
    (entry) => entry.type === 'messageSent' && entry.from === 'visitor' && entry.text === 'Hello?',
  );
  await audience.step('Every socket is cut; the visitor writes on', async () => {
    await Promise.all([visitor.client.send('Hello?'), answered]);
    await agent.client.send(conversationId, 'Please use the form that I send you now.');
  });
  await visitor.entries.first(({ seq }) => seq === agent.entries.items.length);
  const count = agent.entries.items.length;
  const inOrder = ({ entries: { items } }: Scene['agent'] | Scene['visitor']) =>
    items.length === count && items.every(({ seq }, index) => seq === index + 1);
  audience.check(
    'P13',
    inOrder(agent) && inOrder(visitor),
    `both have entries 1 to ${count}, once, in order`,
  );
}

async function reveal(scene: Scene, requestId: string): Promise<void> {
  const { runtime, audience, agent, typed, conversationId } = scene;
  runtime.traffic.inject({ service: 'kms', operation: 'Decrypt', kind: 'throttle', times: 3 });
  const revelation = await audience.step('Ana reveals, while KMS fails three times', () =>
    agent.client.reveal(conversationId, requestId),
  );
  const card = revelation.answers.expose()['cardNumber'] ?? '';
  audience.say('Ana sees', `the card number ending in ${card.slice(-4)}, once`);
  audience.check('P5', card === typed.card, 'the same request gave the same answers after the fault');
  const again = await refusal(agent.client.reveal(conversationId, requestId));
  const ben = new AgentProgram(runtime, 'ben');
  await ben.client.join();
  const other = await refusal(ben.client.reveal(conversationId, requestId));
  ben.client.close();
  audience.check('P4', again === 'ERR_ALREADY_VIEWED', `a second reveal: ${again}`);
  audience.check('P9', other === 'ERR_NOT_ALLOWED', `another agent's reveal: ${other}`);
  await audience.step('Ana’s console has painted them: they are destroyed', () => revelation.confirm());
  await checkTrail(scene, requestId);
}

/** Who may do what with the keys of KMS: with the wrapping key, then with the one that vouches for agents' keys. */
const users = new Map([
  ['GenerateDataKey', 'Collect'],
  ['Decrypt', 'Reveal'],
  ['Sign', 'Enrol'],
  ['GetPublicKey', 'Publish'],
]);

/** Who used the keys, what the vault still holds, and what the trail says. */
async function checkTrail({ runtime, audience }: Scene, requestId: string): Promise<void> {
  const uses = runtime.traffic.calls.filter(
    ({ service, caller }) => service === 'kms' && caller !== 'outside',
  );
  const allowed = uses.every(({ operation, caller }) =>
    caller.includes(`/${users.get(operation) ?? 'nobody'}/`),
  );
  audience.check(
    'P3',
    uses.length > 0 && allowed,
    'only collect made a data key, only reveal decrypted, only enrol signed',
  );
  const vault = await runtime.database.scan('Vault');
  audience.check('P6', vault.length === 0, 'the vault is empty');
  const trail = await runtime.database.scan('Audit');
  const reveals = trail.filter((event) => event['action'] === 'reveal' && event['requestId'] === requestId);
  const granted = reveals.filter((event) => event['outcome'] === 'success');
  audience.check(
    'P7',
    granted.length >= 1 && reveals.length >= granted.length + 2,
    `the trail has ${reveals.length} records of reveals, refused ones too`,
  );
}

async function end({ runtime, audience, agent, visitor, typed, conversationId }: Scene): Promise<void> {
  const requestId = await agent.client.requestForm(conversationId, 'payment-card');
  const { form } = await visitor.offer(requestId);
  const { deliveries } = await visitor.client.submitForm(requestId, {
    consent: consentTo(form),
    answers: answersOf(typed),
  });
  await deliveries.get('cvv');
  await audience.step('A second form is answered, and the chat ends before a reveal', () =>
    visitor.client.end(),
  );
  const late = await refusal(agent.client.reveal(conversationId, requestId));
  const vault = await runtime.database.scan('Vault');
  audience.check(
    'P6',
    late === 'ERR_GONE' && vault.length === 0,
    `a reveal after the end: ${late}; the vault is empty`,
  );
  visitor.client.close();
  agent.client.close();
}
