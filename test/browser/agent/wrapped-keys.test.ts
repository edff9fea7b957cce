import { describe, expect, test } from 'vitest';
import { verifies } from '../../promises.ts';
import { AgentPage } from '../people/agent-page.ts';
import { expectGoodScreen } from '../look/axe.ts';
import { held } from '../people/held.ts';
import { keptKey, reload } from '../people/kept-key.ts';
import { useBrowserStage } from '../stage/stage.ts';

const stage = useBrowserStage();

/** An agent in a browser that was changed before its pages opened. */
async function agentIn<T>(change: (options: T) => void, options: T): Promise<AgentPage> {
  const context = await stage.context({ viewport: { width: 1280, height: 800 } });
  await context.addInitScript<unknown>(change as (options: unknown) => void, options);
  return stage.agentIn(context);
}

/**
 * What IndexedDB does with a record that holds one of these keys. `null`: as WebKit, it writes the record without complaint
 * and reads it as null. `refuse`: as WebKit in Lockdown Mode, it does not take it. Runs in the page before its scripts.
 */
function loseKeys({ names, how }: { names: readonly string[]; how: 'null' | 'refuse' }): void {
  const holds = (value: unknown): boolean => {
    if (value instanceof CryptoKey) return names.includes(value.algorithm.name);
    return typeof value === 'object' && value !== null && Object.values(value).some(holds);
  };
  const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')
    ?.value as IDBObjectStore['put'];
  IDBObjectStore.prototype.put = function (value: unknown, key) {
    if (!holds(value)) return put.call(this, value, key);
    if (how === 'refuse') throw new DOMException('The object can not be cloned.', 'DataCloneError');
    return put.call(this, null, key);
  };
}

const webKit = () => agentIn(loseKeys, { names: ['X25519'], how: 'null' });

describe('in a browser that loses X25519 keys, as WebKit does', () => {
  verifies('P10', 'an agent sends a sealed form, and a reload shows what was sealed to the key', async () => {
    const agent = await webKit();
    const { visitor, requestId } = await held(stage, agent);
    const attempts = (await keptKey(agent.page)) as Record<string, string>;
    expect(Object.keys(attempts)).toContain('x25519.wrappingKey raw');
    expect(Object.keys(attempts)).not.toContain('x25519 pkcs8');
    expect(new Set(Object.values(attempts))).toEqual(new Set(['refused']));
    await reload(agent);
    await agent.inList('Yours', visitor.client.conversationId).click();
    await agent.reveal('Card payment');
    await expect.poll(() => agent.shown()).toMatchObject({ 'Card number': '3714 496353 98431' });
    await visitor.entry('viewed', requestId);
  });

  verifies('P10', 'a sign-out destroys the wrapped key and what unwraps it', async () => {
    const agent = await webKit();
    const { visitor, requestId } = await held(stage, agent);
    await agent.openAccount();
    await agent.signOut();
    expect(await visitor.entry('unreadable', requestId)).toMatchObject({ because: 'signedOut' });
    expect(await keptKey(agent.page)).toBe('nothing');
  });

  test('another tab that takes over finds the same key', async () => {
    const agent = await webKit();
    const { visitor } = await held(stage, agent);
    const other = new AgentPage(await agent.page.context().newPage());
    await other.page.goto(`${stage.siteUrl}/console/index.html`);
    await other.button('Sign in').click();
    await other.button('Work here instead').click();
    await other.inList('Yours', visitor.client.conversationId).click();
    await other.reveal('Card payment');
    await expect.poll(() => other.shown()).toMatchObject({ 'Card number': '3714 496353 98431' });
  });
});

/** How many keys agents have asked the brand to vouch for. */
async function enrolments(): Promise<number> {
  const records = await stage.runtime.database.scan('Audit');
  return records.filter(({ action }) => action === 'enrol').length;
}

const refused = /It keeps no data for this page.* Leave private browsing, or allow this page to keep data/;
const lost =
  /It keeps data for this page, but loses the key for them\. Update this browser, or use another one/;

const keepsNone: Record<string, { says: RegExp; agent: () => Promise<AgentPage> }> = {
  'lets nobody keep anything': {
    says: refused,
    agent: () =>
      agentIn(() => {
        IDBFactory.prototype.open = () => {
          throw new DOMException('denied', 'SecurityError');
        };
      }, undefined),
  },
  'has no room': {
    says: /It has no room to keep the key for them\. Make room on the disk/,
    agent: () =>
      agentIn(() => {
        IDBObjectStore.prototype.put = () => {
          throw new DOMException('full', 'QuotaExceededError');
        };
      }, undefined),
  },
  'loses all without a word': {
    says: refused,
    agent: () =>
      agentIn(() => {
        const get = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'get')
          ?.value as IDBObjectStore['get'];
        IDBObjectStore.prototype.get = function () {
          return get.call(this, 'nothing');
        };
      }, undefined),
  },
  'takes no key at all': {
    says: lost,
    agent: () => agentIn(loseKeys, { names: ['X25519', 'ML-KEM-768', 'AES-KW'], how: 'refuse' }),
  },
  'gives back a wrapped key that does not open': {
    says: lost,
    agent: () =>
      agentIn(() => {
        const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')
          ?.value as IDBObjectStore['put'];
        IDBObjectStore.prototype.put = function (value: { key: { x25519?: object } }, key) {
          const { x25519 } = value.key;
          if (x25519 instanceof CryptoKey) return put.call(this, null, key);
          if (x25519 && 'wrapped' in x25519) new Uint8Array(x25519.wrapped as ArrayBuffer).fill(7, 9, 10);
          return put.call(this, value, key);
        };
      }, undefined),
  },
  'has no X25519': {
    says: /It is too old: it lacks X25519, which sealing needs\. Update it/,
    agent: () =>
      agentIn(() => {
        // The first, empty page has none.
        if (!('SubtleCrypto' in globalThis)) return;
        const generateKey = Reflect.get(SubtleCrypto.prototype, 'generateKey') as () => unknown;
        Object.assign(SubtleCrypto.prototype, {
          generateKey(this: SubtleCrypto, algorithm: unknown, ...more: unknown[]) {
            if (JSON.stringify(algorithm).includes('X25519'))
              return Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError'));
            return Reflect.apply(generateKey, this, [algorithm, ...more]) as Promise<unknown>;
          },
        });
      }, undefined),
  },
};

for (const [how, { says, agent: signedIn }] of Object.entries(keepsNone)) {
  verifies('P10', `a browser that ${how} says so, publishes no key and sends no sealed form`, async () => {
    const before = await enrolments();
    const agent = await signedIn();
    const visitor = stage.visitorProgram();
    const { conversationId } = await visitor.client.start();
    await agent.take(conversationId);
    await agent.page.getByText(says).waitFor();
    expect(await enrolments()).toBe(before);
    const offer = agent.button(/^Card payment/);
    expect(await offer.getAttribute('aria-disabled')).toBe('true');
    await expect
      .poll(() => offer.evaluate((button) => button.ariaDescribedByElements?.[0]?.textContent))
      .toBe('Sealed forms cannot be sent: this browser has no key for the answers yet.');
    await offer.click({ force: true });
    expect(await agent.page.getByRole('dialog').count()).toBe(0);
    await expectGoodScreen(how, agent.page);
    await agent.sendForm('Card on file');
    expect(await visitor.entry('formRequested')).not.toHaveProperty('recipient');
  });
}
