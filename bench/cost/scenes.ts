import { findForm } from '../../branding/forms.ts';
import { silenceMs } from '../../client/socket/limits.ts';
import { AgentProgram, tokenFor, VisitorProgram } from '../../play/local/people.ts';
import type { Runtime } from '../../local/runtime.ts';
import type { Meter, Metered } from './meter.ts';

/** What somebody does, and what it uses. */
export interface Step extends Metered {
  readonly name: string;
}

/** How long the idle chat lasts. */
export const idleMinutes = 10;

const silences = Math.floor((idleMinutes * 60_000) / silenceMs);

const privacyVersion = findForm('payment-card')?.privacy.version ?? '';
const consent = { given: true, privacyVersion, privacyLanguage: 'en' };

/** Made up, and of usual lengths: sizes are billed. */
const answers = {
  cardNumber: '4242424242424242',
  cardExpiry: '11/31',
  cardholderName: 'Josephine Featherstone',
  cvv: '739',
};

/** Two people who each have a program, what they have done so far, and what it used. */
class Scene {
  readonly steps: Step[] = [];
  readonly meter: Meter;
  readonly ana: AgentProgram;
  readonly visitor: VisitorProgram;

  constructor(runtime: Runtime, meter: Meter) {
    this.meter = meter;
    this.ana = new AgentProgram(runtime, 'ana', meter.environment, () => tokenFor(runtime, 'ana'));
    this.visitor = new VisitorProgram(runtime, {}, meter.environment);
  }

  get conversationId(): string {
    return this.visitor.client.conversationId ?? '';
  }

  async step<T>(name: string, run: () => Promise<T> | T): Promise<T> {
    let result: T | undefined;
    const metered = await this.meter.of(async () => {
      result = await run();
    });
    this.steps.push({ name, ...metered });
    return result as T;
  }

  async meet(): Promise<void> {
    const { ana, visitor } = this;
    await this.step('agent connects', () => ana.client.join());
    await this.step('visitor connects and opens the chat', () => visitor.client.start());
    await this.step('agent takes it', () => ana.client.accept(this.conversationId));
  }

  async part(): Promise<void> {
    await this.step('agent ends it', () => this.ana.client.end(this.conversationId));
    await this.step('both disconnect', () => {
      this.visitor.client.close();
      this.ana.client.close();
    });
  }
}

/** A chat that is opened, taken, silent for ten minutes, and ended; both people connect for it alone. */
export async function idleChat(runtime: Runtime, meter: Meter): Promise<Step[]> {
  const scene = new Scene(runtime, meter);
  await scene.meet();
  await scene.step(`both ask what they have missed, ${silences} times`, async () => {
    for (let silence = 1; silence <= silences; silence++) await meter.passSilence();
  });
  await scene.part();
  return scene.steps;
}

/** A payment-card form in a chat that is open anyway: requested, opened, submitted, its CVV relayed, revealed, confirmed. */
export async function paymentCardForm(runtime: Runtime, meter: Meter): Promise<Step[]> {
  const scene = new Scene(runtime, meter);
  await scene.meet();
  const { ana, visitor, conversationId } = scene;
  // Once a sign-in, not once a form: what that takes, test/scenario/costs.test.ts says.
  await ana.client.prepareKey();
  const before = scene.steps.length;
  const requestId = await scene.step('agent requests it', () =>
    ana.client.requestForm(conversationId, 'payment-card'),
  );
  await scene.step('visitor opens it', () => visitor.client.openForm(requestId));
  await scene.step('visitor submits it, and the CVV is relayed and acknowledged', async () => {
    const { deliveries } = await visitor.client.submitForm(requestId, { consent, answers });
    await deliveries.get('cvv');
  });
  const revelation = await scene.step('agent reveals the answers', () =>
    ana.client.reveal(conversationId, requestId),
  );
  await scene.step('console confirms that they were seen', () => revelation.confirm());
  const steps = scene.steps.slice(before);
  await scene.part();
  return steps;
}
