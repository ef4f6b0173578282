import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Language, say, type WordKey } from '@mingcha/words';
import { type BrowserContext, type CDPSession, chromium, type Locator, type Page } from '@playwright/test';
import { chromiumFlags, chromiumPath, hall } from './chromium.ts';
import { collectFaults } from './faults.ts';
import { forgetEd25519 } from './old-browser.ts';
import { pause } from './pause.ts';
import { rememberPictures } from './tablet-insides.ts';

interface TabletOptions {
  /** Where the server is. */
  readonly url: string;
  readonly size?: { width: number; height: number };
  readonly language?: Language;
  /** A film (y4m) that the camera sees, over and over, in place of the drawn one. */
  readonly film?: string;
  /** A browser from before Ed25519 came to WebCrypto. */
  readonly withoutEd25519?: boolean;
  /** The only key that this browser believes although no authority it knows signed it (SHA-256 of it, base64). */
  readonly trustedKey?: string;
}

/**
 * An inspector's tablet: a browser with a profile on disk, so that it can be killed and opened again. Everything is done
 * with one finger on what the screen shows.
 */
export class TabletBrowser {
  readonly #options: TabletOptions;
  readonly #profile = mkdtempSync(join(tmpdir(), 'mingcha-tablet-'));
  #context: BrowserContext | null = null;
  #page: Page | null = null;
  #photographs = 0;
  /** Touches since the last `taps = 0`. */
  taps = 0;
  /** Errors that pages did not catch, and what the content policy stopped. */
  readonly faults: string[] = [];

  constructor(options: TabletOptions) {
    this.#options = options;
  }

  get page(): Page {
    if (this.#page === null) throw new Error('the tablet is off');
    return this.#page;
  }

  get context(): BrowserContext {
    if (this.#context === null) throw new Error('the tablet is off');
    return this.#context;
  }

  get isOn(): boolean {
    return this.#page !== null;
  }

  /** The same finger in another window of the same browser. */
  async on(window: Page, work: () => Promise<void>): Promise<void> {
    const before = this.#page;
    this.#page = window;
    try {
      await work();
    } finally {
      this.#page = before;
    }
  }

  async switchOn({ offline = false } = {}): Promise<void> {
    const { size = { width: 800, height: 1280 }, language = 'zh-CN', url, film, trustedKey } = this.#options;
    this.#context = await chromium.launchPersistentContext(this.#profile, {
      executablePath: chromiumPath,
      headless: true,
      args: [
        ...chromiumFlags,
        ...(film === undefined ? [] : [`--use-file-for-fake-video-capture=${film}`]),
        ...(trustedKey === undefined ? [] : [`--ignore-certificate-errors-spki-list=${trustedKey}`]),
      ],
      viewport: size,
      locale: language,
      timezoneId: 'Asia/Shanghai',
      hasTouch: true,
      permissions: ['geolocation', 'camera', 'microphone'],
      geolocation: hall,
    });
    await this.#context.addInitScript(rememberPictures);
    await collectFaults(this.#context, this.faults);
    if (this.#options.withoutEd25519) await this.#context.addInitScript(forgetEd25519);
    this.#page = this.#context.pages()[0] ?? (await this.#context.newPage());
    if (offline) await this.offline(true);
    await this.#page.goto(`${url}/field/`);
  }

  /** The page is gone, and with it all that it was about to do; an empty one lies in its place. */
  async turnPage(): Promise<void> {
    const before = this.page;
    this.#page = await this.context.newPage();
    await before.close();
  }

  /** A sentence in the language of this tablet. */
  word = (key: WordKey, facts?: Parameters<typeof say>[2]): string =>
    say(this.#options.language ?? 'zh-CN', key, facts);

  offline = (away: boolean): Promise<void> => this.context.setOffline(away);

  /** Nobody asked anything of the service worker for half a minute. */
  async workerAsleep(): Promise<void> {
    const session = await this.context.newCDPSession(this.page);
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    await session.detach();
  }

  /** A thin line, in bytes a second. */
  async slowLine(bytesPerSecond: number): Promise<CDPSession> {
    const session = await this.context.newCDPSession(this.page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 20,
      downloadThroughput: -1,
      uploadThroughput: bytesPerSecond,
    });
    return session;
  }

  /** The whole browser dies where it stands: no unload, no last transaction. */
  async kill(): Promise<void> {
    const { context } = this;
    const browser = context.browser();
    if (browser === null) throw new Error('no browser to kill');
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const gone = context.waitForEvent('close');
    for (const { id, type } of processInfo) if (type === 'browser') process.kill(id, 'SIGKILL');
    await gone;
    this.#context = null;
    this.#page = null;
    // Its helpers notice that it is gone and let go of the profile.
    await pause(500);
  }

  async switchOff(): Promise<void> {
    await this.#context?.close();
    this.#context = null;
    this.#page = null;
  }

  async remove(): Promise<void> {
    await this.switchOff();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  async tap(target: Locator): Promise<void> {
    await target.tap();
    this.taps += 1;
  }

  button = (name: string | RegExp, exact = true): Locator =>
    this.page.getByRole('button', { name, exact, disabled: false });

  async press(key: WordKey): Promise<void> {
    await this.tap(this.button(this.word(key)));
  }

  /** Six digits on the pad and the key that takes them. */
  async pin(digits: string, act: 'field.pin.enter' | 'field.pin.confirm'): Promise<void> {
    for (const digit of digits) await this.tap(this.button(digit));
    // Last, for a sheet stands over what asked for it.
    await this.tap(this.button(this.word(act)).last());
  }

  async unlock(digits: string): Promise<void> {
    // Before what is locked lies somebody's book of notes.
    await this.press('field.notes.locked');
    await this.page.getByText(this.word('field.lock.hint')).waitFor();
    await this.pin(digits, 'field.pin.enter');
    await this.page.getByRole('heading', { name: this.word('field.today.title') }).waitFor();
  }

  /** Preview, shutter, and back where it was asked for. */
  async photograph(open: Locator): Promise<void> {
    await this.tap(open);
    // The drawn camera counts from its opening: the same moment after it would be the same picture.
    this.#photographs += 1;
    await pause(this.#photographs * 300);
    await this.tap(this.button(this.word('field.camera.shoot')));
    await this.page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
}
