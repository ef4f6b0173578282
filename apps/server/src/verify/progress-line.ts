import { type Language, say } from '@mingcha/words';
import type { Part, Progress } from './progress.ts';

export interface ProgressLine {
  tell(progress: Progress): void;
  /** Makes room for a line that stays. */
  clear(): void;
}

interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

interface Begun {
  readonly at: number;
  readonly done: number;
}

const clearing = '\r\u001b[K';

/** How far it is, how fast, and when it should end: one line that moves on a terminal, else a line now and then. */
export function progressLine(
  { terminal, now }: { readonly terminal: Terminal; readonly now: () => number },
  language: Language,
  zone?: string,
): ProgressLine {
  const moves = terminal.isTTY === true;
  const every = moves ? 200 : 5000;
  const begun = new Map<Part, Begun>();
  let last = now();
  let stands = false;
  const clock = (at: number) =>
    new Date(at).toLocaleTimeString('en-GB', zone === undefined ? {} : { timeZone: zone });
  return {
    tell({ part, done, total }) {
      const at = now();
      const since = begun.get(part);
      if (since === undefined) {
        begun.set(part, { at, done });
        return;
      }
      if (at - last < every || at <= since.at) return;
      last = at;
      const perSecond = ((done - since.done) / (at - since.at)) * 1000;
      const inUnits = (amount: number) =>
        Math.round(part === 'blobs' ? amount / 1e6 : amount).toLocaleString('en');
      const line = say(language, `verify.progress.${part === 'blobs' ? 'bytes' : 'entries'}`, {
        part: say(language, `verify.check.${part}`),
        done: inUnits(done),
        total: inUnits(total),
        percent: String(total === 0 ? 100 : Math.floor((done / total) * 100)),
        perSecond: inUnits(perSecond),
        end: perSecond > 0 ? clock(at + ((total - done) / perSecond) * 1000) : '–',
      });
      terminal.write(moves ? `${clearing}${line}` : `${line}\n`);
      stands = moves;
    },
    clear() {
      if (stands) terminal.write(clearing);
      stands = false;
    },
  };
}
