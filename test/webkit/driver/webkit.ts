import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { vi } from 'vitest';
import { freePort } from '../../../local/free-port.ts';
import { LeadingProxy } from './leading-proxy.ts';
import { programs } from './programs.ts';
import { WebDriver } from './webdriver.ts';

export interface WebKitOptions {
  /** From the host of an address to the host and port that answer in its place. */
  readonly leads: Readonly<Record<string, string>>;
  /** Of the window, CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** A browser that has quit, whose profile this one has. */
  readonly after?: WebKit;
}

/** What the engine writes of a page that goes wrong, or that is not allowed something. */
const complaint = /CONSOLE (?:\w+ )?(?:WARN|ERROR) /;
/**
 * What no page can help: a socket that was cut, by a change of pages say, and what was observed and grew again in the midst of a
 * frame, of which the page hears in the next.
 */
const harmless = /WebSocket connection to '[^']+' failed|ResizeObserver loop completed/;

/**
 * A person's WebKitGTK, with a profile of its own, and a screen of its own, since a screen has one focus. WebKitWebDriver
 * steers it, and it reaches every site over a proxy.
 */
export class WebKit {
  readonly driver: WebDriver;
  /** Folder of all that the browser keeps. */
  readonly profile: string;
  /** What pages wrote to the console, and the engine about them. */
  readonly console: string[] = [];
  /** Paths of the files that pages have saved. */
  readonly #saved: string[] = [];
  readonly #folder: string;
  readonly #proxy: LeadingProxy;
  readonly #screen: ChildProcess;
  readonly #program: ChildProcess;
  #hasQuit = false;

  private constructor(folder: string, proxy: LeadingProxy, screen: ChildProcess, started: Started) {
    this.#folder = folder;
    this.#proxy = proxy;
    this.#screen = screen;
    this.#program = started.program;
    this.profile = join(folder, 'home');
    this.driver = started.driver;
    linesOf(started.program.stderr, (line) => this.console.push(line));
    linesOf(started.program.stdout, (path) => this.#saved.push(path));
  }

  static async open(options: WebKitOptions): Promise<WebKit> {
    const folder = options.after ? options.after.#folder : await newFolder();
    const proxy = await LeadingProxy.open(options.leads);
    const { screen, display } = await openScreen(options);
    const started = await start(folder, display, proxy, options);
    return new WebKit(folder, proxy, screen, started);
  }

  /** Console messages that say that something went wrong. */
  get complaints(): string[] {
    return this.console.filter((line) => complaint.test(line) && !harmless.test(line));
  }

  /** Method, address and headers of each request, and what it carried. */
  get requests(): readonly string[] {
    return this.#proxy.requests;
  }

  /** The file that is saved next, once it is there. */
  async saved(): Promise<{ name: string; text: string }> {
    return vi.waitFor(
      async () => {
        const path = this.#saved[0];
        if (path === undefined) throw new Error('no file was saved');
        this.#saved.shift();
        return { name: path.slice(path.lastIndexOf('/') + 1), text: await readFile(path, 'utf8') };
      },
      { timeout: 30_000 },
    );
  }

  /** Closes the windows, and resolves when the browser has ended and has written all that it keeps. */
  async quit(): Promise<void> {
    if (this.#hasQuit) return;
    this.#hasQuit = true;
    const ended = once(this.#program, 'close');
    for (const window of await this.driver.windows()) {
      await this.driver.turnTo(window);
      await this.driver.closeWindow();
    }
    this.#program.kill();
    await ended;
    this.#screen.kill();
    this.#proxy.close();
  }

  /** Removes its profile, and so that of those that were opened {@link WebKitOptions.after} it: all must have quit. */
  async removeProfile(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sealform-webkit-'));
  await Promise.all(['home', 'downloads'].map((name) => mkdir(join(folder, name))));
  return folder;
}

interface Started {
  readonly program: ChildProcess;
  readonly driver: WebDriver;
}

async function start(folder: string, display: string, proxy: LeadingProxy, options: WebKitOptions) {
  const port = await freePort();
  const home = join(folder, 'home');
  const env = { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8', HOME: home, XDG_RUNTIME_DIR: home, DISPLAY: display };
  const program = outlivedByNone(programs.driver, [`--port=${port}`], ['ignore', 'pipe', 'pipe'], env);
  const address = `http://127.0.0.1:${port}`;
  await vi.waitFor(() => fetch(`${address}/status`), { timeout: 30_000 });
  const { width, height } = options;
  const args = [
    join(import.meta.dirname, 'browser.py'),
    `--profile=${home}`,
    `--downloads=${join(folder, 'downloads')}`,
    `--proxy=http://${proxy.address}`,
    `--width=${width}`,
    `--height=${height}`,
  ];
  const driver = await WebDriver.open(address, {
    acceptInsecureCerts: true,
    'webkitgtk:browserOptions': { binary: programs.python, args },
  });
  return { program, driver };
}

/** A screen in memory, as large as the window; X tells its number when it is ready. */
async function openScreen({ width, height }: WebKitOptions) {
  const size = `${width}x${height}x24`;
  const args = ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp'];
  const screen = outlivedByNone(programs.screen, args, ['ignore', 'ignore', 'ignore', 'pipe']);
  const [number] = (await once(screen.stdio[3] as Readable, 'data')) as [Buffer];
  return { screen, display: `:${String(number).trim()}` };
}

/** A process that the system ends when this one ends, however that comes about. */
function outlivedByNone(
  program: string,
  args: readonly string[],
  stdio: ('ignore' | 'pipe')[],
  env: NodeJS.ProcessEnv = {},
): ChildProcess {
  return spawn('/usr/bin/setpriv', ['--pdeathsig', 'KILL', program, ...args], { stdio, env });
}

function linesOf(stream: Readable | null, take: (line: string) => void): void {
  if (stream) createInterface({ input: stream }).on('line', take);
}
