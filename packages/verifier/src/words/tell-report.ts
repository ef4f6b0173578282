import type { Facts, Fault, Note, Report } from '../core/report.ts';
import { en } from './en.ts';
import { fieldsText } from './fields.ts';
import type { Words } from './words.ts';
import { zh } from './zh.ts';

export type Language = 'zh' | 'en';
export const words: Readonly<Record<Language, Words>> = { zh, en };

export interface ToldFault {
  readonly says: string;
  readonly means: string;
  readonly at: string;
  readonly code: string;
}

/** A report in somebody's language, ready to be laid out as text or as a page. */
export interface Told {
  readonly title: string;
  readonly verdict: string;
  readonly verdictText: string;
  readonly aboutTitle: string;
  readonly about: readonly (readonly [string, string])[];
  readonly faults: readonly ToldFault[];
  readonly more: string | null;
  readonly checks: readonly {
    name: string;
    says: string;
    state: 'ok' | 'fault' | 'nothing';
    stateText: string;
    looked: string;
  }[];
  readonly open: readonly string[];
  readonly moreOpen: string | null;
  /** null where no entry's time was looked at. */
  readonly times: string | null;
  readonly heads: readonly string[];
  /** In groups of four. */
  readonly keyShown: string | null;
  readonly key: string | null;
  readonly limits: string;
}

const filled = (text: string, facts: Facts): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(Object.hasOwn(facts, name) ? facts[name] : '–'));

export const timeText = (language: Language, at: number): string => {
  const when = new Date(at);
  if (Number.isNaN(when.getTime())) return String(at);
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'long',
  }).format(when);
};

const SHOWN_NOTES = 200;

/** The same values of many entries of one kind are told in one line: a list of fifty alike is not read. */
function together(notes: readonly Note[]): Note[] {
  const groups = new Map<string, Note>();
  notes.forEach((note, at) => {
    const { code, facts } = note;
    const isAlike = code === 'withheld' || code === 'erased';
    const key = isAlike ? `${code} ${facts.kind} ${facts.paths}` : String(at);
    const known = groups.get(key);
    const lines = known === undefined ? `${facts.n ?? ''}` : `${known.facts.lines} ${facts.n}`;
    groups.set(key, {
      ...(known ?? note),
      facts: { ...(known ?? note).facts, ...(isAlike ? { lines } : {}) },
    });
  });
  return [...groups.values()];
}

export function tellReport(report: Report, language: Language, most = 200): Told {
  const say = words[language];
  const subjectText = (subject: unknown): string => {
    const [type = '', id = ''] = String(subject).split(' ');
    return `${say.subjects[type] ?? type} ${id}`.trim();
  };
  const entryText = (facts: Facts): string => {
    const kind = String(facts.kind ?? '');
    const noun = say.subjects[kind.split('.')[0] as string];
    const what = noun === undefined ? kind : `${noun}${language === 'zh' ? '·' : ' · '}${kind}`;
    const lines = facts.lines === undefined ? [] : String(facts.lines).split(' ');
    if (lines.length > 1) {
      const few = lines.slice(0, 8).join(language === 'zh' ? '、' : ', ') + (lines.length > 8 ? '…' : '');
      return filled(say.entries, { what, lines: few, count: lines.length });
    }
    return filled(say.entry, { ...facts, what, writer: String(facts.writer ?? '').slice(0, 8) });
  };
  const facts = ({ at, facts: said, code }: Note | Fault): Facts => ({
    ...said,
    at,
    entry: 'seq' in said || 'kind' in said ? entryText(said) : at,
    ...('writer' in said ? { writer: String(said.writer).slice(0, 8) } : {}),
    ...('paths' in said ? { paths: fieldsText(language, String(said.paths)) } : {}),
    ...('path' in said ? { path: fieldsText(language, String(said.path)) } : {}),
    ...('subject' in said ? { subject: subjectText(said.subject) } : {}),
    ...('what' in said ? { what: say.what[String(said.what)] ?? String(said.what) } : {}),
    ...('why' in said ? { whyText: say.why[String(said.why)] ?? String(said.why) } : {}),
    ...('clock' in said ? { clockText: timeText(language, Number(said.clock)) } : {}),
    ...(code === 'checked-nothing' ? { checkName: say.checks[said.check as 'bag']?.[0] ?? '' } : {}),
  });
  const { about, proof, faults, open, checks, times, heads } = report;
  const keyShown = proof?.serverKey ?? about?.serverKey ?? null;
  const count = faults.length + report.more;
  const closed = times.filter(({ notBefore, notAfter }) => notBefore !== null && notAfter !== null).length;
  const notes = together(open.filter(({ code }) => code !== 'checked-nothing'));
  const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
  return {
    title: proof === undefined ? say.title : say.titleOfProof,
    verdict: say.verdict[report.verdict],
    verdictText: filled(say.verdictText[report.verdict], { count }),
    aboutTitle: proof === undefined ? say.parts.about : say.parts.document,
    about:
      proof !== undefined
        ? [
            [say.proof.document, say.subjects[proof.document] ?? proof.document],
            [say.proof.number, proof.number],
            [say.proof.viewHash, proof.viewHash],
            [say.proof.state, say.states[proof.state]],
            [say.proof.at, timeText(language, proof.at)],
          ]
        : about === null
          ? []
          : [
              [say.about.office, about.office],
              [say.about.case, subjectText(about.case)],
              [say.about.scope, say.scope[about.scope] ?? about.scope],
              [say.about.receiver, about.receiver],
              [say.about.madeAt, timeText(language, about.madeAt)],
              [say.about.id, about.id],
            ],
    faults: faults.slice(0, most).map((fault) => {
      const [says, means] = say.faults[fault.code];
      return {
        says: sentence(filled(says, facts(fault))),
        means: filled(means, facts(fault)),
        at: fault.at,
        code: fault.code,
      };
    }),
    more: count > most ? filled(say.more, { count: count - most }) : null,
    checks: checks.map(({ check, looked, faults: faulty }) => {
      const [name, says] = say.checks[check];
      const state = faulty > 0 ? 'fault' : looked === 0 ? 'nothing' : 'ok';
      return {
        name,
        says,
        state,
        stateText: filled(say.state[state], { count: faulty }),
        looked: filled(say.looked, { count: looked }),
      };
    }),
    open: notes.slice(0, SHOWN_NOTES).map((note) => sentence(filled(say.notes[note.code], facts(note)))),
    moreOpen:
      notes.length > SHOWN_NOTES ? filled(say.moreNotes, { count: notes.length - SHOWN_NOTES }) : null,
    times: proof === undefined ? filled(say.timeSummary, { count: times.length, closed }) : null,
    heads: heads.map(({ size, root, at }) =>
      filled(say.headText, { size, root, timeText: timeText(language, at) }),
    ),
    keyShown,
    key:
      keyShown === null
        ? null
        : filled(proof === undefined ? say.keyText : say.keyTextOfProof, { key: keyShown }),
    limits: proof === undefined ? say.limits : say.limitsOfProof,
  };
}
