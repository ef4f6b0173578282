import { z } from 'zod';
import type { CommandOf } from '../command.ts';
import type { MachineState } from '../machine.ts';
import { idOf, Reason, type Tombstone } from '../primitives.ts';
import { ChecklistFields } from './checklists/question.ts';
import { Ending, type EndingFacts, UnitEnding } from './ending.ts';
import {
  AreaFields,
  CalendarYear,
  PersonFields,
  PostFields,
  RecorderFields,
  RelationFields,
  registryKinds,
  SeatFields,
  ServiceItemFields,
  TaxonomyAxis,
  UnitFields,
  WindowFields,
} from './registry-kinds.ts';

export const FoundOffice = registryKinds['office.founded'].payload;
export const AdoptRuleSetting = registryKinds['rule-setting.adopted'].payload;
export const RegisterUnit = UnitFields;
export const ReviseUnit = UnitFields;
export const RegisterPerson = PersonFields;
export const RevisePerson = PersonFields;
export const AppointInspector = registryKinds['inspector.appointed'].payload.omit({ person: true });
export const EstablishSeat = SeatFields;
export const ReviseSeat = registryKinds['seat.revised'].payload;
export const FillSeat = z.object({ person: idOf('person') });
export const VacateSeat = z.object({ reason: Reason });
export const DeclareRelation = RelationFields;
export const ReviseRelation = RelationFields;
export const RegisterWindow = WindowFields;
export const ReviseWindow = WindowFields;
export const RegisterPost = PostFields;
export const RevisePost = PostFields;
export const RegisterServiceItem = ServiceItemFields;
export const ReviseServiceItem = ServiceItemFields;
export const ProhibitArea = AreaFields;
export const ReviseArea = AreaFields;
export const RegisterRecorder = RecorderFields;
export const ReviseRecorder = RecorderFields;
export const LoadCalendar = CalendarYear;
export const AdoptTaxonomy = z.object({
  version: z.string().min(1).max(40),
  axes: z.array(TaxonomyAxis).min(1),
});
export const AdoptChecklist = ChecklistFields;

export const officeCommands = { foundOffice: FoundOffice, adoptRuleSetting: AdoptRuleSetting };
export const unitCommands = { registerUnit: RegisterUnit, reviseUnit: ReviseUnit, endUnit: UnitEnding };
export const personCommands = {
  registerPerson: RegisterPerson,
  revisePerson: RevisePerson,
  appointInspector: AppointInspector,
};
export const seatCommands = {
  establishSeat: EstablishSeat,
  reviseSeat: ReviseSeat,
  fillSeat: FillSeat,
  vacateSeat: VacateSeat,
  endSeat: Ending,
};

export type OfficeCommand = CommandOf<typeof officeCommands>;
export type UnitCommand = CommandOf<typeof unitCommands>;
export type PersonCommand = CommandOf<typeof personCommands>;
export type SeatCommand = CommandOf<typeof seatCommands>;

export interface OfficeState extends MachineState {
  readonly founded: z.infer<typeof FoundOffice> | null;
  readonly settings: Readonly<Record<string, string | number | boolean>>;
}

export interface UnitState extends MachineState {
  readonly fields: z.infer<typeof UnitFields> | null;
}
export interface UnitFacts extends EndingFacts {
  /** The units above the wished parent, nearest first. */
  readonly ancestors: readonly string[];
  /** end: what still hangs on it, and whether the unit it goes into stands. */
  readonly hanging?: { readonly units: number; readonly seats: number; readonly matters: number };
  readonly successorStands?: boolean;
}

export interface PersonState extends MachineState {
  readonly name: string | Tombstone | null;
  readonly phone: string | Tombstone | null;
  readonly email: string | Tombstone | null;
  readonly unit: string | null;
  readonly inspector: { readonly homeUnit: string | null; readonly secondedFrom: string | null } | null;
}

export interface SeatState extends MachineState {
  readonly fields: z.infer<typeof EstablishSeat> | null;
  readonly person: string | null;
  /** Who sat here before, oldest first. */
  readonly past: readonly string[];
}

/** What was registered stands until an entry revises it, whole. */
export interface RecordState<Fields> extends MachineState {
  readonly fields: Fields | null;
}
