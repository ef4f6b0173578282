import { type Language, say, type WordKey } from '@mingcha/words';
import { type Browser, chromium, type Locator, type Page } from '@playwright/test';
import { chromiumFlags, chromiumPath } from './chromium.ts';
import { collectFaults } from './faults.ts';

/** One person at the desk: an own browser window with an own session. */
export class DeskSeat {
  readonly page: Page;
  readonly #language: Language;

  constructor(page: Page, language: Language) {
    this.page = page;
    this.#language = language;
  }

  /** A sentence in the language of this window. */
  word = (key: WordKey, facts?: Parameters<typeof say>[2]): string => say(this.#language, key, facts);

  button = (name: string | RegExp): Locator => this.page.getByRole('button', { name, exact: true });

  press = (key: WordKey): Promise<void> => this.button(this.word(key)).click();

  /** Opens a decision, writes what it asks for, decides, and waits until the desk says that it is done. */
  async decide(act: WordKey, done: WordKey, said: Record<string, string> = {}): Promise<void> {
    await this.button(this.word(act)).first().click();
    await this.settle(act, done, said);
  }

  /** The same where several things on the page could be decided: this button is meant. */
  async settleAfter(
    button: Locator,
    act: WordKey,
    done: WordKey,
    said: Record<string, string> = {},
  ): Promise<void> {
    await button.click();
    await this.settle(act, done, said);
  }

  /** The dialog of a decision is open already. */
  async settle(act: WordKey, done: WordKey, said: Record<string, string> = {}): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: this.word(act) });
    await dialog.waitFor();
    for (const [label, text] of Object.entries(said)) await dialog.getByLabel(label).fill(text);
    await dialog.getByRole('button', { name: this.word(act), exact: true }).click();
    await this.page.getByText(this.word(done), { exact: true }).last().waitFor();
    await dialog.waitFor({ state: 'hidden' });
  }

  /** Chooses in a field that takes several. */
  async choose(label: string, options: readonly string[]): Promise<void> {
    const field = this.page.getByRole('combobox', { name: label }).or(this.page.getByLabel(label)).first();
    await field.click();
    for (const option of options) {
      await field.fill(option);
      await this.page.getByRole('option', { name: option }).click();
    }
    await field.press('Tab');
  }
}

/** The office: everybody sits at an own window of one browser. */
export class DeskBrowser {
  readonly #browser: Browser;
  readonly #url: string;
  readonly #seats = new Map<string, DeskSeat>();
  /** Errors that pages did not catch, and what the content policy stopped. */
  readonly faults: string[] = [];

  private constructor(browser: Browser, url: string) {
    this.#browser = browser;
    this.#url = url;
  }

  static async open(url: string, executablePath = chromiumPath): Promise<DeskBrowser> {
    const browser = await chromium.launch({
      executablePath,
      headless: true,
      args: chromiumFlags,
    });
    return new DeskBrowser(browser, url);
  }

  async window(language: Language = 'zh-CN', size = { width: 1440, height: 900 }): Promise<DeskSeat> {
    const context = await this.#browser.newContext({
      baseURL: this.#url,
      viewport: size,
      locale: language,
      timezoneId: 'Asia/Shanghai',
    });
    await collectFaults(context, this.faults);
    const page = await context.newPage();
    return new DeskSeat(page, language);
  }

  /** At the desk as this person, on this page; signs in the first time. */
  async as(
    username: string,
    password: string,
    path: string,
    language: Language = 'zh-CN',
  ): Promise<DeskSeat> {
    const name = `${username} ${language}`;
    const seated = this.#seats.get(name);
    if (seated !== undefined) {
      await seated.page.goto(path);
      return seated;
    }
    const seat = await this.window(language);
    await signIn(seat, username, password, path);
    this.#seats.set(name, seat);
    return seat;
  }

  close = (): Promise<void> => this.#browser.close();
}

export async function signIn(
  seat: DeskSeat,
  username: string,
  password: string,
  path: string,
): Promise<void> {
  const { page, word } = seat;
  await page.goto(`/sign-in?to=${encodeURIComponent(path)}`);
  await page.getByLabel(word('desk.signIn.username')).fill(username);
  await page.locator('input[name="password"]').fill(password);
  await seat.press('desk.signIn.act');
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}
