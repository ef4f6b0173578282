import { type Facts, type Language, say, type WordKey } from '@mingcha/words';

/** What a person at the console reads; log lines for machines go elsewhere. */
export interface Console {
  readonly language: Language;
  line(key: WordKey, facts?: Facts): void;
  /** A step begins; the line is completed when the next step or `done` comes. */
  step(key: WordKey): void;
  done(): void;
  failure(key: WordKey, facts?: Facts): void;
  text(text: string): void;
}

export function createConsole(
  language: Language,
  out: (text: string) => void = (text) => void process.stdout.write(text),
  err: (text: string) => void = (text) => void process.stderr.write(text),
): Console {
  let began: number | null = null;
  const done = () => {
    if (began === null) return;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    began = null;
    out(` … ${say(language, 'server.progress.done', { seconds })}\n`);
  };
  const interrupted = () => {
    if (began !== null) out('\n');
    began = null;
  };
  return {
    language,
    line(key, facts) {
      done();
      out(`${say(language, key, facts)}\n`);
    },
    step(key) {
      done();
      began = performance.now();
      out(`· ${say(language, key)}`);
    },
    done,
    failure(key, facts) {
      interrupted();
      err(`${say(language, key, facts)}\n`);
    },
    text(text) {
      done();
      out(`${text}\n`);
    },
  };
}
