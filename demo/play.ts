import type { Runtime } from '../local/runtime.ts';
import type { Secrets } from './canaries.ts';
import { AgentProgram, tokenFor, VisitorProgram } from './people.ts';
import { refusal } from './refusal.ts';
import type { Story } from './story.ts';

interface Scene {
  readonly runtime: Runtime;
  readonly story: Story;
  readonly secrets: Secrets;
  readonly ana: AgentProgram;
  readonly visitor: VisitorProgram;
  readonly conversationId: string;
}

/** The whole job, by both people, through real sockets. */
export async function play(runtime: Runtime, story: Story, secrets: Secrets): Promise<void> {
  const scene = await meet(runtime, story, secrets);
  await chat(scene);
  const requestId = await collect(scene);
  await reveal(scene, requestId);
  await end(scene);
}

async function meet(runtime: Runtime, story: Story, secrets: Secrets): Promise<Scene> {
  const ana = new AgentProgram(runtime, 'ana');
  await story.step('Ana signs in with password and one-time code', runtime, () => ana.client.join());
  const halfway = signInWithoutCode(runtime);
  story.check('P9', (await halfway) === 'refused', 'without the one-time code there is no sign-in');
  const visitor = new VisitorProgram(runtime);
  await story.step('A visitor opens the chat', runtime, () => visitor.client.start());
  const conversationId = visitor.client.conversationId ?? '';
  await story.step('Ana accepts', runtime, () => ana.client.accept(conversationId));
  const stranger = new VisitorProgram(runtime);
  const code = await refusal(stranger.client.resume(conversationId));
  story.check('P17', code === 'ERR_NOT_ALLOWED', `a stranger who knows the conversation's id: ${code}`);
  stranger.client.close();
  return { runtime, story, secrets, ana, visitor, conversationId };
}

async function signInWithoutCode(runtime: Runtime): Promise<string> {
  const users = runtime.signIn?.users.map((user) => ({ ...user, totp: () => '000000' })) ?? [];
  const provider = runtime.signIn && { ...runtime.signIn, users };
  return tokenFor({ ...runtime, signIn: provider }, 'ana').then(
    () => 'signed in',
    () => 'refused',
  );
}

async function chat({ runtime, story, secrets, ana, visitor, conversationId }: Scene): Promise<void> {
  const typed = `My card is ${secrets.typedCard.replaceAll(/(\d{4})(?=\d)/g, '$1 ')}`;
  const sent = await story.step('The visitor types a card number into the chat', runtime, () =>
    visitor.client.send(typed),
  );
  const heard = await ana.entry('messageSent');
  story.say('Ana sees', heard.text);
  const masked = heard.text === `My card is •••• ${secrets.typedCard.slice(-4)}`;
  story.check(
    'P12',
    masked && sent.redacted.includes('cardNumber'),
    'the number is masked, and the sender told',
  );
  for (const { connectionId } of runtime.sockets.list()) runtime.sockets.cut(connectionId);
  const answered = ana.entries.first(
    (entry) => entry.type === 'messageSent' && entry.from === 'visitor' && entry.text === 'Hello?',
  );
  await story.step('Every socket is cut; the visitor writes on', runtime, async () => {
    await Promise.all([visitor.client.send('Hello?'), answered]);
    await ana.client.send(conversationId, 'Please use the form that I send you now.');
  });
  await visitor.entries.first(({ seq }) => seq === ana.entries.items.length);
  const count = ana.entries.items.length;
  const inOrder = ({ entries: { items } }: AgentProgram | VisitorProgram) =>
    items.length === count && items.every(({ seq }, index) => seq === index + 1);
  story.check('P13', inOrder(ana) && inOrder(visitor), `both have entries 1 to ${count}, once, in order`);
}

async function collect({ runtime, story, secrets, ana, visitor, conversationId }: Scene): Promise<string> {
  const requestId = await story.step('Ana sends the form payment-card', runtime, () =>
    ana.client.requestForm(conversationId, 'payment-card'),
  );
  const { form } = await visitor.offer(requestId);
  story.say('Visitor', `sees "${form.title}": ${form.purpose}`);
  await visitor.client.openForm(requestId);
  const { card: number, holder, cvv } = secrets;
  const answers = { cardNumber: number, cardExpiry: '11/31', cardholderName: holder, cvv };
  const consent = { given: false, privacyVersion: form.privacy.version };
  const code = await refusal(visitor.client.submitForm(requestId, { consent, answers }));
  story.check('P8', code === 'ERR_CONSENT_REQUIRED', `without consent: ${code}`);
  const { entry, deliveries } = await story.step('The visitor consents and answers', runtime, () =>
    visitor.client.submitForm(requestId, { consent: { ...consent, given: true }, answers }),
  );
  story.say(
    'Transcript',
    Object.entries(entry.masks)
      .map(([field, mask]) => `${field} ${mask}`)
      .join(', '),
  );
  story.check(
    'P14',
    entry.masks['cardNumber'] === `•••• ${number.slice(-4)}`,
    'masks, and the last four of the card',
  );
  const delivery = await story.step('The CVV is relayed, off the record', runtime, async () =>
    deliveries.get('cvv'),
  );
  const relayed = await ana.answers.first(({ field }) => field === 'cvv');
  const same = relayed.answer.expose() === cvv;
  story.check(
    'P2',
    same && delivery === 'delivered',
    'Ana’s console has it, and the visitor is told so then',
  );
  return requestId;
}

async function reveal(scene: Scene, requestId: string): Promise<void> {
  const { runtime, story, secrets, ana, conversationId } = scene;
  runtime.traffic.inject({ service: 'kms', operation: 'Decrypt', kind: 'throttle', times: 3 });
  const revelation = await story.step('Ana reveals, while KMS fails three times', runtime, () =>
    ana.client.reveal(conversationId, requestId),
  );
  const card = revelation.answers.expose()['cardNumber'] ?? '';
  story.say('Ana sees', `the card number ending in ${card.slice(-4)}, once`);
  story.check('P5', card === secrets.card, 'the same request gave the same answers after the fault');
  const again = await refusal(ana.client.reveal(conversationId, requestId));
  const ben = new AgentProgram(runtime, 'ben');
  await ben.client.join();
  const other = await refusal(ben.client.reveal(conversationId, requestId));
  ben.client.close();
  story.check('P4', again === 'ERR_ALREADY_VIEWED', `a second reveal: ${again}`);
  story.check('P9', other === 'ERR_NOT_ALLOWED', `another agent's reveal: ${other}`);
  await story.step('Ana’s console has painted them: they are destroyed', runtime, () => revelation.confirm());
  await checkTrail(scene, requestId);
}

/** Who used the wrapping key, what the vault still holds, and what the trail says. */
async function checkTrail({ runtime, story }: Scene, requestId: string): Promise<void> {
  const uses = runtime.traffic.calls.filter(
    ({ service, caller }) => service === 'kms' && caller !== 'outside',
  );
  const allowed = uses.every(({ operation, caller }) =>
    operation === 'Decrypt'
      ? caller.includes('/Reveal/')
      : operation === 'GenerateDataKey' && caller.includes('/Collect/'),
  );
  story.check('P3', uses.length > 0 && allowed, 'only collect made a data key, only reveal decrypted');
  const vault = await runtime.database.scan('Vault');
  story.check('P6', vault.length === 0, 'the vault is empty');
  const trail = await runtime.database.scan('Audit');
  const reveals = trail.filter((event) => event['action'] === 'reveal' && event['requestId'] === requestId);
  const granted = reveals.filter((event) => event['outcome'] === 'success');
  story.check(
    'P7',
    granted.length >= 1 && reveals.length >= granted.length + 2,
    `the trail has ${reveals.length} records of reveals, refused ones too`,
  );
}

async function end({ runtime, story, secrets, ana, visitor, conversationId }: Scene): Promise<void> {
  const requestId = await ana.client.requestForm(conversationId, 'payment-card');
  const { form } = await visitor.offer(requestId);
  const answers = {
    cardNumber: secrets.card,
    cardExpiry: '11/31',
    cardholderName: secrets.holder,
    cvv: secrets.cvv,
  };
  const consent = { given: true, privacyVersion: form.privacy.version };
  const { deliveries } = await visitor.client.submitForm(requestId, { consent, answers });
  await deliveries.get('cvv');
  await story.step('A second form is answered, and the chat ends before a reveal', runtime, () =>
    visitor.client.end(),
  );
  const late = await refusal(ana.client.reveal(conversationId, requestId));
  const vault = await runtime.database.scan('Vault');
  story.check(
    'P6',
    late === 'ERR_GONE' && vault.length === 0,
    `a reveal after the end: ${late}; the vault is empty`,
  );
  visitor.client.close();
  ana.client.close();
}
