import { deflateRawSync } from 'node:zlib';
import { lifecycles } from '@mingcha/domain';
import { type Language, languages, words } from '@mingcha/words';
import type { Plugin } from 'vite';

/** What a tablet never says: groups of words, and refusals and states by what they are about. */
const elsewhere = new Set(
  'appeal-clock appeal-result authority backup browser calendar-day case-step clause desk dispatch-field dispatch-form document due-rule factor factor-weighs family filling guard handling held-type intercession-way item-mode kept kind lan letter level look-back-method look-back-part look-back-result mark mask measure notice notice-channel notice-error objection-outcome open-work order package package-role package-scope package-way package-why paper paper-form proof remedial-act reply respondent route server service-method service-proof stamp target-class turnover verb verify verify-method verify-result walk writer-class'.split(
    ' ',
  ),
);
const elsewhereAbout = new Set(
  'appeal bulletin case case-key confirmation destruction dispatch erasure filling handover hold intercession leave look-back masking notice order order-item package paper pass plan registry retention seal server-key service walk'.split(
    ' ',
  ),
);
const machinesHere: readonly string[] = ['visit', 'evidence', 'finding', 'assignment', 'device', 'account'];
const commandsOf = (here: boolean) =>
  Object.entries(lifecycles)
    .filter(([subject]) => machinesHere.includes(subject) === here)
    .flatMap(([, { transitions }]) => transitions.map(({ command }) => command));
/** Acts on what a tablet never holds. */
const doneElsewhere = new Set<string>(commandsOf(false));
for (const command of commandsOf(true)) doneElsewhere.delete(command);
/** What stands before a PIN was given. */
const first = new Set(['field', 'language', 'ui']);

const partOf = (key: string): 'first' | 'rest' | null => {
  const [group = '', about = ''] = key.split('.');
  if (first.has(group)) return 'first';
  const isElsewhere =
    elsewhere.has(group) ||
    ((group === 'refusal' || group === 'state') && elsewhereAbout.has(about)) ||
    (group === 'command' && doneElsewhere.has(about));
  return isElsewhere ? null : 'rest';
};

export function tabletWords(language: Language, part: 'first' | 'rest'): Record<string, string> {
  const all: Record<string, string> = language === 'en' ? words.en : words.zh;
  return Object.fromEntries(Object.entries(all).filter(([key]) => partOf(key) === part));
}

const asked = /^virtual:words\/(first|rest)\/([\w-]+)$/;
export const wordsFile = (part: string, language: string): string => `words-${part}-${language}.bin`;

/**
 * `virtual:words/<first|rest>/<language>`: where the catalogue lies, as far as a tablet says it, in two parts. Its sentences are
 * nothing a browser has to compile, so they lie on the tablet as they travel: as compressed JSON, a third of their size.
 */
export function wordsOfTablet(): Plugin {
  let built = false;
  return {
    name: 'words-of-tablet',
    configResolved(config) {
      built = config.command === 'build';
    },
    resolveId: (id) => (asked.test(id) ? `\0${id}` : null),
    load(id) {
      const [, part, name] = asked.exec(id.slice(1)) ?? [];
      const language = languages.find((each) => each === name);
      if (language === undefined || (part !== 'first' && part !== 'rest')) return null;
      const source = deflateRawSync(JSON.stringify(tabletWords(language, part)), { level: 9 });
      if (!built)
        return `export default 'data:application/octet-stream;base64,${source.toString('base64')}';`;
      const file = this.emitFile({ type: 'asset', name: wordsFile(part, language), source });
      return `export default import.meta.ROLLUP_FILE_URL_${file};`;
    },
  };
}
