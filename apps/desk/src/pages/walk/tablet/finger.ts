import { type Facts, type Language, say, type WordKey } from '@mingcha/words';

/** What was looked for on the tablet's screen did not come: the screen shows something else. */
export class NotOnScreen extends Error {}

const patience = 20_000;
const look = 40;

/** One finger on the tablet in the frame: it presses what the screen shows and types where a person would. */
export class Finger {
  readonly #frame: HTMLIFrameElement;

  constructor(frame: HTMLIFrameElement) {
    this.#frame = frame;
  }

  get window(): Window & typeof globalThis {
    const inside = this.#frame.contentWindow;
    if (inside === null) throw new NotOnScreen('the tablet is off');
    return inside as Window & typeof globalThis;
  }

  get document(): Document {
    return this.window.document;
  }

  word(key: WordKey, facts?: Facts): string {
    const language: Language = this.document.documentElement.lang === 'en' ? 'en' : 'zh-CN';
    return say(language, key, facts);
  }

  /** Waits until the screen shows it. */
  async until<T>(find: () => T | null | undefined | false, what: string, wait = patience): Promise<T> {
    const end = performance.now() + wait;
    for (;;) {
      const found = find();
      if (found) return found;
      if (performance.now() > end) throw new NotOnScreen(what);
      await new Promise((wake) => setTimeout(wake, look));
    }
  }

  shows(key: WordKey): boolean {
    return this.document.body?.innerText.includes(this.word(key)) ?? false;
  }

  /** The sheet that stands over the screen, if there is one. */
  get sheet(): HTMLElement | null {
    return this.document.querySelector<HTMLElement>('dialog[open]');
  }

  /** Under a sheet nothing can be pressed. */
  find(tag: 'button' | 'a', name: string): HTMLElement | null {
    const all = [...(this.sheet ?? this.document).querySelectorAll<HTMLElement>(tag)];
    const named = all.filter((each) => (each.getAttribute('aria-label') ?? each.innerText).trim() === name);
    return named.find((each) => each.offsetParent !== null && !each.matches(':disabled')) ?? null;
  }

  async press(name: string, tag: 'button' | 'a' = 'button'): Promise<void> {
    (await this.until(() => this.find(tag, name), name)).click();
  }

  async pressWord(key: WordKey, tag: 'button' | 'a' = 'button'): Promise<void> {
    await this.until(() => this.find(tag, this.word(key)), key).then((it) => it.click());
  }

  /** As typing does: the value through the element's own setter, then the event that the page listens to. */
  async fill(key: WordKey, text: string): Promise<void> {
    const field = await this.until(() => this.#field(this.word(key)), key);
    const proto =
      field.tagName === 'TEXTAREA'
        ? this.window.HTMLTextAreaElement.prototype
        : this.window.HTMLInputElement.prototype;
    Object.getOwnPropertyDescriptor(proto, 'value')?.set?.call(field, text);
    field.dispatchEvent(new this.window.Event('input', { bubbles: true }));
  }

  #field(label: string): HTMLInputElement | HTMLTextAreaElement | null {
    for (const each of this.document.querySelectorAll('label')) {
      if (!each.innerText.trim().startsWith(label)) continue;
      const inside = each.control ?? each.querySelector('input, textarea');
      if (inside) return inside as HTMLInputElement;
    }
    return null;
  }

  async pin(digits: string, act: WordKey): Promise<void> {
    for (const digit of digits) await this.press(digit);
    await this.pressWord(act);
  }

  /** The sheet on top is gone. */
  closed(): Promise<true> {
    return this.until(() => this.sheet === null, 'sheet');
  }
}
