import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { chromiumFlags, chromiumPath } from '../harness/chromium.ts';
import { pause } from '../harness/pause.ts';
import type { Lab } from './page.ts';
import type { LabState } from './state.ts';

type Labs = typeof globalThis & { lab?: Lab };
const types: Record<string, string> = { '.js': 'text/javascript', '.html': 'text/html' };

/** Builds the laboratory page once for this process. */
let built: Promise<string> | null = null;
function labFolder(): Promise<string> {
  built ??= (async () => {
    const outDir = mkdtempSync(join(tmpdir(), 'mingcha-lab-'));
    await build({
      configFile: false,
      logLevel: 'error',
      root: import.meta.dirname,
      base: '/field/lab/',
      worker: { format: 'es' },
      build: {
        outDir,
        target: 'es2023',
        minify: false,
        rollupOptions: { input: join(import.meta.dirname, 'lab.html') },
      },
    });
    return outDir;
  })();
  return built;
}

/** A tablet without screens in a real Chromium with a profile on disk: it can be killed, cut off, opened twice. */
export class LabBrowser {
  readonly #url: string;
  readonly #profile = mkdtempSync(join(tmpdir(), 'mingcha-lab-tablet-'));
  readonly pin = '246810';
  #context: BrowserContext | null = null;
  #page: Page | null = null;

  constructor(url: string) {
    this.#url = url;
  }

  get context(): BrowserContext {
    if (this.#context === null) throw new Error('the tablet is off');
    return this.#context;
  }

  get page(): Page {
    if (this.#page === null) throw new Error('the tablet is off');
    return this.#page;
  }

  async switchOn(): Promise<void> {
    const folder = await labFolder();
    this.#context = await chromium.launchPersistentContext(this.#profile, {
      executablePath: chromiumPath,
      headless: true,
      args: chromiumFlags,
      serviceWorkers: 'block',
    });
    await this.#context.route('**/field/lab/**', async (route) => {
      const path = new URL(route.request().url()).pathname.slice('/field/lab/'.length);
      const body = readFileSync(join(folder, path));
      await route.fulfill({ body, contentType: types[extname(path)] ?? 'application/octet-stream' });
    });
    this.#page = await this.openPage();
  }

  async openPage(): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(`${this.#url}/field/lab/lab.html`);
    await page.waitForFunction(() => (globalThis as Labs).lab !== undefined);
    return page;
  }

  do<A, R>(work: (lab: Lab, said: A) => R | Promise<R>, said: A, page = this.page): Promise<R> {
    return page.evaluate(
      ([source, asked]) => {
        const { lab } = globalThis as Labs;
        if (lab === undefined) throw new Error('no laboratory on this page');
        // Made from the source that the test holds: a function does not travel.
        return new Function(`return (${source})`)()(lab, asked) as R;
      },
      [work.toString(), said] as const,
    );
  }

  visits = (): Promise<string[]> => this.do((lab) => lab.visits(), null);
  inside = (): Promise<LabState> => this.do((lab) => lab.inside(), null);
  unlock = (page = this.page): Promise<boolean> => this.do((lab, pin) => lab.unlock(pin), this.pin, page);

  /** The whole browser dies where it stands. */
  async kill(): Promise<void> {
    const browser = this.context.browser();
    if (browser === null) throw new Error('no browser to kill');
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const gone = this.context.waitForEvent('close');
    for (const { id, type } of processInfo) if (type === 'browser') process.kill(id, 'SIGKILL');
    await gone;
    this.#context = null;
    this.#page = null;
    await pause(500);
  }

  /** Only the page dies; another one is opened in its place. */
  async crashPage(): Promise<void> {
    const old = this.page;
    const session = await this.context.newCDPSession(old);
    const crashed = old.waitForEvent('crash');
    session.send('Page.crash').catch(() => {});
    await crashed;
    await old.close();
    this.#page = await this.openPage();
  }

  /** The tablet is held on in another tab; the first is closed. */
  async goOnIn(page: Page): Promise<void> {
    await this.#page?.close();
    this.#page = page;
  }

  async remove(): Promise<void> {
    await this.#context?.close();
    this.#context = null;
    this.#page = null;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
