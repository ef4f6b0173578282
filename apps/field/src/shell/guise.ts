import { createStore } from '../state/store.ts';

/** Under what the tablet is installed: what stands below its icon, in the task switcher, at the top of a covert screen. */
export const guises = ['notes', 'list', 'days'] as const;
export type Guise = (typeof guises)[number];

const remembered = 'app.look';
const isGuise = (word: unknown): word is Guise => guises.some((guise) => guise === word);

/** What the office's code carries, if it carries it. */
export function guiseIn(text: string): Guise | null {
  const word = /[?&#]look=([a-z]+)/.exec(text)?.[1];
  return isGuise(word) ? word : null;
}

/** Not sealed with the rest: it must be known before anybody unlocks, and it says nothing. */
function readGuise(): Guise {
  const kept = typeof localStorage === 'undefined' ? null : localStorage.getItem(remembered);
  return isGuise(kept) ? kept : 'notes';
}

export const guise = createStore<Guise>(readGuise());

export function chooseGuise(chosen: Guise): void {
  localStorage.setItem(remembered, chosen);
  guise.set(chosen);
}

/** One colour a guise, for the bar of the window; the screens keep theirs. */
export const guiseColours: Readonly<Record<Guise, string>> = {
  notes: '#f7f6f2',
  list: '#eef3f1',
  days: '#f3f1f6',
};

/** Title, icons, colour and manifest of the page follow; an app that is installed already takes them over as its system does. */
export function showGuise(chosen: Guise, name: string, language: string): void {
  document.title = name;
  const set = (selector: string, attribute: string, value: string) =>
    document.querySelector(selector)?.setAttribute(attribute, value);
  set('link[rel="manifest"]', 'href', `/field/${chosen}.${language === 'en' ? 'en' : 'zh'}.webmanifest`);
  set('link[rel="icon"]', 'href', `/field/icons/${chosen}.svg`);
  set('link[rel="apple-touch-icon"]', 'href', `/field/icons/${chosen}-192.png`);
  set('meta[name="apple-mobile-web-app-title"]', 'content', name);
  set('meta[name="theme-color"]', 'content', guiseColours[chosen]);
}
