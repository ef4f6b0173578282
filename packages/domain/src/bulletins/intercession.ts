import type { z } from 'zod';
import type { CommandOf } from '../command.ts';
import { given } from '../fact.ts';
import type { Lifecycle } from '../lifecycle.ts';
import { fromTable, type MachineState, made, nothingYet, now } from '../machine.ts';
import { isTombstone } from '../primitives.ts';
import { refusal } from '../refusals.ts';
import { IntercessionFields } from './intercession-kinds.ts';

export const intercessionStates = ['none', 'noted'] as const;
export type IntercessionStatus = (typeof intercessionStates)[number];

export const NoteIntercession = IntercessionFields;
export const intercessionCommands = { noteIntercession: NoteIntercession };
export type IntercessionCommand = CommandOf<typeof intercessionCommands>;

export interface IntercessionFacts {
  /** Today in the office's zone. */
  readonly today?: string;
  /** What the bulletin names now. */
  readonly findings?: readonly string[];
}

type Fields = z.infer<typeof IntercessionFields>;

export interface IntercessionState extends MachineState {
  readonly status: IntercessionStatus;
  /** Null: lawfully erased, or nothing was noted. */
  readonly fields: Fields | null;
}

/** Whoever has a hand in a bulletin can be spoken to. */
export const spokenTo = ['planner', 'director', 'reviewer', 'privacy', 'leader', 'publisher'] as const;

/** One note, written once. It is never changed: who knows more writes another. */
export const intercessionLifecycle: Lifecycle<IntercessionState, IntercessionCommand, IntercessionFacts> =
  fromTable<IntercessionState, IntercessionCommand, IntercessionFacts>({
    subject: 'intercession',
    initial: { ...nothingYet, fields: null },
    transitions: now('none', 'noted', 'noteIntercession', 'intercession.noted', spokenTo, [
      'intercededBefore',
      'aboutItsFinding',
    ]),
    guards: {
      intercededBefore: (_, { on }, { today }) =>
        on > given(today, 'today') ? refusal('intercession.in-future', { day: on }) : null,
      aboutItsFinding: (_, { about }, { findings }) =>
        about.finding === undefined || given(findings, 'findings').includes(about.finding)
          ? null
          : refusal('intercession.finding-elsewhere'),
    },
    emits: { noteIntercession: (_, { type: _type, ...fields }) => made('intercession.noted', fields) },
    apply: (state, entry) => {
      if (entry.kind !== 'intercession.noted') return state;
      const { about, who, on, how, said } = entry.payload;
      if (isTombstone(about) || isTombstone(who) || isTombstone(on) || isTombstone(how) || isTombstone(said))
        return { ...state, fields: null };
      return { ...state, fields: { about, who, on, how, said } };
    },
    incompatible: [],
  });
