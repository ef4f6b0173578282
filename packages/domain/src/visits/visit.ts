import { z } from 'zod';
import type { CommandOf } from '../command.ts';
import type { Recorded } from '../lifecycle.ts';
import type { MachineState } from '../machine.ts';
import { Instant, Position, Reason, type Tombstone } from '../primitives.ts';
import type { Given, Kept } from '../registry/checklists/index.ts';
import type { Question } from '../registry/checklists/question.ts';
import type { SelfTest } from './self-test.ts';
import {
  type AbortCause,
  type Audience,
  type ChecklistReference,
  VisitFields,
  visitKinds,
} from './visit-kinds.ts';
import type { Run } from './watch.ts';

export const visitStates = [
  'none',
  'scheduled',
  'started',
  'ended',
  'draft-paper',
  'submitted',
  'returned',
  'reviewed',
  'locked',
  'aborted',
  'invalidated',
] as const;
export type VisitStatus = (typeof visitStates)[number];

/** A covert visit in one of these no longer stands in the way of an overt one. */
export const covertClosedStates: readonly VisitStatus[] = [
  'submitted',
  'reviewed',
  'locked',
  'aborted',
  'invalidated',
];
/** While the visit is in one of these, findings and evidence can be added on the tablet. */
export const openToFindings: readonly VisitStatus[] = ['started', 'ended', 'draft-paper', 'returned'];

export const ScheduleVisit = VisitFields;
export const WaiveCovert = z.object({ reason: Reason });
export const OpenVisit = z.object({ packVersion: z.string().min(1).max(80) });
export const DeclareNoInterest = visitKinds['visit.declared'].payload.pick({ statement: true });
export const RecuseFromVisit = z.object({ ground: Reason });
export const TestTablet = visitKinds['visit.tested'].payload;
export const DropCover = visitKinds['visit.cover-dropped'].payload;
export const StartVisit = z.object({
  members: visitKinds['visit.started'].payload.shape.members,
  position: Position.nullable(),
  reason: Reason.optional(),
  /** Said on purpose, when one person goes in alone. */
  observation: z.boolean().default(false),
});
export const AnswerQuestions = visitKinds['visit.answered'].payload;
export const NoteOnVisit = visitKinds['visit.noted'].payload;
export const PressWatch = visitKinds['visit.timed'].payload;
export const MoveChecklist = visitKinds['visit.checklist-moved'].payload.omit({ older: true });
export const EndVisit = z.object({ position: Position.nullable() });
export const PresentVisit = z.object({});
export const SubmitVisit = z.object({});
export const AbortVisit = visitKinds['visit.aborted'].payload;
export const ReviewVisit = z.object({});
export const ReturnVisit = visitKinds['visit.returned'].payload;
export const LockVisit = z.object({});
export const InvalidateVisit = z.object({ reason: Reason });
export const AlarmVisit = z.object({});
export const ExtendBack = z.object({ dueBack: Instant, reason: Reason });

export const visitCommands = {
  scheduleVisit: ScheduleVisit,
  waiveCovert: WaiveCovert,
  openVisit: OpenVisit,
  declareNoInterest: DeclareNoInterest,
  recuseFromVisit: RecuseFromVisit,
  testTablet: TestTablet,
  dropCover: DropCover,
  startVisit: StartVisit,
  answerQuestions: AnswerQuestions,
  noteOnVisit: NoteOnVisit,
  pressWatch: PressWatch,
  moveChecklist: MoveChecklist,
  endVisit: EndVisit,
  presentVisit: PresentVisit,
  submitVisit: SubmitVisit,
  abortVisit: AbortVisit,
  reviewVisit: ReviewVisit,
  returnVisit: ReturnVisit,
  lockVisit: LockVisit,
  invalidateVisit: InvalidateVisit,
  alarmVisit: AlarmVisit,
  extendBack: ExtendBack,
};
export type VisitCommand = CommandOf<typeof visitCommands>;

/** What a visit must be told of things that are not its own entries. Each is needed by the commands named. */
export interface VisitFacts {
  /** scheduleVisit: where its assignment stands. */
  readonly assignmentStatus?: string;
  /** startVisit: covert visits of the same target in the same plan that are not yet closed. */
  readonly covertOpen?: number;
  /** presentVisit: identifiers of questions that must be answered. */
  readonly requiredQuestions?: readonly string[];
  /** presentVisit: answers that still want the evidence or the words they need. */
  readonly unsupportedAnswers?: number;
  /** moveChecklist: the versions it speaks of. */
  readonly templates?: readonly (ChecklistReference & { readonly questions: readonly Question[] })[];
  /** presentVisit: findings still in draft, recordings not closed. */
  readonly openFindings?: number;
  readonly openRecordings?: number;
  /** presentVisit, submitVisit: the newest entry of each finding and piece of evidence, sorted. */
  readonly heads?: readonly string[];
  /** reviewVisit: pieces whose bytes are not yet proven on the server, or broken and not excluded. */
  readonly evidenceNotVerified?: number;
}

export interface Attested {
  readonly of: string;
  readonly person: string;
}

/** A member's word about their own interest; `ground` only where they stand aside. */
export interface Declared {
  readonly of: string;
  readonly person: string;
}
export interface Recused {
  readonly person: string;
  readonly ground: string | Tombstone;
}
export interface CoverDropped {
  readonly at: number;
  readonly person: string;
  readonly before: Audience;
}

export interface VisitState extends MachineState {
  readonly status: VisitStatus;
  readonly fields: z.infer<typeof VisitFields> | null;
  /** Hashes of the entries that opened the card. */
  readonly opened: readonly string[];
  /** Who said to have no interest there; each attests that very entry before going in. */
  readonly declared: readonly Declared[];
  readonly recused: readonly Recused[];
  readonly tested: SelfTest | null;
  readonly coverDropped: readonly CoverDropped[];
  readonly attested: readonly Attested[];
  readonly covertWaived: boolean;
  readonly startedAt: number | null;
  /** Who really went in. */
  readonly present: readonly string[];
  readonly observation: boolean;
  readonly position: Position | null;
  readonly positionReason: string | null;
  readonly answers: Given['answers'];
  readonly excused: Given['excused'];
  readonly words: Given['words'];
  readonly answerEvidence: Given['evidence'];
  /** Answers that no question of the present version stands for any more. */
  readonly kept: Kept;
  /** What is asked, version by version; empty for visits from before lists were chosen. */
  readonly checklists: readonly ChecklistReference[];
  readonly runs: readonly Run[];
  readonly endedAt: number | null;
  readonly presented: { readonly hash: string; readonly heads: readonly string[] } | null;
  readonly submittedAt: number | null;
  readonly reviewer: string | null;
  readonly alarmedAt: number | null;
  readonly exposed: boolean;
  readonly abortCause: AbortCause | null;
  readonly reason: string | null;
  /** Its entries so far: at the end it is asked what whoever handed it in had before them. */
  readonly story: readonly Recorded[];
}

/** What was said on a visit, as lists of questions are counted by. */
export const givenOn = ({ answers, excused, words, answerEvidence }: VisitState): Given => ({
  answers,
  excused,
  words,
  evidence: answerEvidence,
});
