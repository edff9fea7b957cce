import type { Delivery, Offer, Submission, VisitorClient } from '../../client/index.ts';
import { SealformError } from '../../core/errors.ts';
import { isAsked } from '../../core/fields/asked.ts';
import type { Field, PrivacyText } from '../../core/fields/form.ts';
import { chooseWording, isSameLanguage } from '../../core/fields/privacy-text.ts';
import type { Privacy, Screen } from './screen.ts';

/** What a form is answered with. */
export interface Desk {
  readonly client: VisitorClient;
  readonly screen: Screen;
  /** Languages that the person reads (BCP 47), best first. */
  readonly languages: readonly string[];
  /** Whether answers to this form can reach nobody any more. */
  readonly isOver: (requestId: string) => boolean;
}

/** One form, from its opening to the fate of its off-the-record answers. */
export async function answerForm(desk: Desk, offer: Offer): Promise<void> {
  const { client, screen } = desk;
  const { requestId, form, sealedTo } = offer;
  await client.openForm(requestId);
  screen.say(`Form: ${form.title}. ${form.purpose}`);
  screen.say(
    sealedTo ? `Only ${sealedTo.name} can read it.` : `Our servers can read it. ${form.whyNotSealed}`,
  );
  const privacy = privacyFor(desk, form.privacy);
  if (!(await screen.agree(privacy))) {
    await client.withdraw(requestId);
    return;
  }
  const answers: Record<string, string> = {};
  for (const [name, field] of Object.entries(form.fields))
    if (isAsked(form, name, answers)) answers[name] = await screen.ask(question(field));
  const { deliveries } = await submit(desk, offer, privacy, answers);
  for (const [name, delivery] of deliveries) await relay(desk, offer, name, await delivery);
}

/** The privacy text in the person's language; where there is none, the screen says so. */
function privacyFor({ screen, languages }: Desk, { text, version, url }: PrivacyText): Privacy {
  const wording = chooseWording(text, languages);
  const [own = wording.language] = languages;
  if (!isSameLanguage(wording.language, own))
    screen.say('The privacy text isn’t available in your language. Here it is in another one.');
  return { ...wording, version, url };
}

/** Submits, and asks anew for each answer that is not valid: nothing has been sent then. */
async function submit(
  { client, screen }: Desk,
  { requestId, form }: Offer,
  { version: privacyVersion, language: privacyLanguage }: Privacy,
  answers: Record<string, string>,
): Promise<Submission> {
  const consent = { given: true, privacyVersion, privacyLanguage };
  for (;;) {
    try {
      return await client.submitForm(requestId, { consent, answers });
    } catch (error) {
      const { name, problem } = invalidField(error);
      const field = form.fields[name];
      if (field === undefined) throw error;
      answers[name] = await screen.ask({ ...question(field), problem });
    }
  }
}

/** An off-the-record answer that did not arrive within 60 s is gone: it is asked for again, until it arrives. */
async function relay(
  { client, screen, isOver }: Desk,
  { requestId, form }: Offer,
  name: string,
  first: Delivery,
): Promise<void> {
  const field = form.fields[name];
  let delivery = first;
  while (delivery === 'undelivered' && field !== undefined && !isOver(requestId)) {
    const problem = 'The agent did not get it, and it was not kept.';
    const answer = await screen.ask({ ...question(field), problem });
    delivery = await client.relayAnswer(requestId, name, answer);
  }
}

function question(field: Field) {
  const { label, why, offTheRecord = false, optional = false } = field;
  return { label, why, neverStored: offTheRecord, optional };
}

function invalidField(error: unknown): { name: string; problem: string } {
  if (!(error instanceof SealformError) || error.code !== 'ERR_INVALID_ANSWER') throw error;
  const { field = '', expected = 'something else' } = error.details;
  return { name: field, problem: `Expected: ${expected}` };
}
