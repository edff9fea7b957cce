import { expect, inject } from 'vitest';
import { canariesOf, newSecrets, word } from '../../play/local/canaries.ts';
import { type Remains, remainsOf, search } from '../../play/local/leak-search.ts';
import { ordinary } from '../browser/people/job.ts';
import { playWith } from '../browser/people/planted.ts';
import { filesOf } from '../browser/stage/profile-files.ts';
import { useStageWithoutBrowser } from '../browser/stage/stage.ts';
import { everyText, remains } from '../browser/stage/watch.ts';
import { verifies } from '../promises.ts';
import { deployed } from '../scenario/sealed/attacker.ts';
import { useWebKit } from './people.ts';
import type { WebKit } from './driver/webkit.ts';

const stage = useStageWithoutBrowser();
const webKit = useWebKit(stage);
/** The code of the pages is in the browsers' caches. */
const secrets = newSecrets([...deployed(inject('assembly')), ...deployed('play/local/shop')]);
/** Typed into a form that is still open when the browser ends. */
const form = 'Private note';
const note = `${word()} ${word()}`;
/** Kept by a page that is none of ours: what finds these would find the answers. */
const control = { local: word(), database: word(), cookie: word(), console: word() };

/** Runs in a page. */
function keep({ local, database, cookie, console: said }: typeof control): void {
  globalThis.console.log(said);
  localStorage.setItem('control', local);
  document.cookie = `control=${cookie}; max-age=3600`;
  const opening = indexedDB.open('control', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('control').put({ database }, 'control');
}

/** What a person's browser has left behind when it has ended. */
async function leftBy(who: string, browser: WebKit): Promise<Remains[]> {
  await browser.quit();
  const files = await filesOf(browser.profile);
  return [
    remains(`${who}: console`, browser.console),
    remains(`${who}: requests`, browser.requests),
    ...files.map((file) => ({ ...file, name: `${who}: ${file.name}` })),
  ];
}

verifies(
  'P1',
  'of the answers nothing is left in two WebKits, their profiles’ files and requests, nor on the server',
  async () => {
    const [visitor, agent] = await Promise.all([webKit.visitor(), webKit.agent()]);
    await playWith(secrets, { visitor, agent });
    await visitor.page.run(keep, control);
    const left = [
      ...(await remainsOf(stage.runtime)),
      remains('visitor: what is on the page', [
        await visitor.page.run(everyText),
        await visitor.chat.run(everyText),
      ]),
      remains('agent: what is on the page', await agent.page.run(everyText)),
    ];
    await agent.sendForm(form);
    await visitor.openForm(form);
    await visitor.type({ 'Your note': note });
    left.push(...(await leftBy('visitor', visitor.browser)), ...(await leftBy('agent', agent.browser)));
    expect(search(left, [...canariesOf(secrets), { name: 'note', value: note }])).toEqual([]);
    const found = (value: string) => search(left, [{ name: '', value }]).map(({ where }) => where);
    const among = (...places: string[]): unknown =>
      expect.arrayContaining(places.map((each) => expect.stringContaining(each) as unknown));
    expect(found(ordinary)).toEqual(
      among('visitor: what is on the page', 'agent: what is on the page', 'rows of every table'),
    );
    expect(found('/chat/index.html')).toEqual(among('visitor: requests'));
    expect(found(control.console)).toEqual(among('visitor: console'));
    expect(found(control.local)).toEqual(among('visitor: profile: /data/localstorage/'));
    expect(found(control.database)).toEqual(among('visitor: profile: /data/databases/'));
    expect(found(control.cookie)).toEqual(among('visitor: profile: /cookies'));
  },
);
