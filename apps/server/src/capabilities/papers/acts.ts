import type { PaperAct, PaperActs } from './paper-act.ts';

/** Everything that can be done on paper, by the name of its procedure. Each capability adds its own table here. */
const paperActs: PaperActs = {};

export const actNames = Object.keys(paperActs).sort();

export function paperActOf(name: string): PaperAct<Record<string, unknown>> | null {
  return Object.hasOwn(paperActs, name)
    ? (paperActs[name] as unknown as PaperAct<Record<string, unknown>>)
    : null;
}
