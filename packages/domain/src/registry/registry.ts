import { z } from 'zod';
import type { CommandOf } from '../command.ts';
import type { MachineState } from '../machine.ts';
import { idOf, Reason, type Tombstone } from '../primitives.ts';
import {
  CalendarYear,
  PersonFields,
  Question,
  registryKinds,
  ServiceItemFields,
  TaxonomyAxis,
  UnitFields,
} from './registry-kinds.ts';

export const FoundOffice = registryKinds['office.founded'].payload;
export const AdoptRuleSetting = registryKinds['rule-setting.adopted'].payload;
export const RegisterUnit = UnitFields;
export const ReviseUnit = UnitFields;
export const RegisterPerson = PersonFields;
export const RevisePerson = PersonFields;
export const AppointInspector = registryKinds['inspector.appointed'].payload.omit({ person: true });
export const EstablishSeat = registryKinds['seat.established'].payload;
export const FillSeat = z.object({ person: idOf('person') });
export const VacateSeat = z.object({ reason: Reason });
export const DeclareRelation = registryKinds['relation.declared'].payload;
export const RegisterWindow = registryKinds['window.registered'].payload;
export const RegisterPost = registryKinds['post.registered'].payload;
export const RegisterServiceItem = ServiceItemFields;
export const ProhibitArea = registryKinds['area.prohibited'].payload;
export const LoadCalendar = CalendarYear;
export const AdoptTaxonomy = z.object({
  version: z.string().min(1).max(40),
  axes: z.array(TaxonomyAxis).min(1),
});
export const AdoptChecklist = z.object({
  version: z.string().min(1).max(40),
  name: z.string().trim().min(1).max(200),
  questions: z.array(Question).min(1),
});

export const officeCommands = { foundOffice: FoundOffice, adoptRuleSetting: AdoptRuleSetting };
export const unitCommands = { registerUnit: RegisterUnit, reviseUnit: ReviseUnit };
export const personCommands = {
  registerPerson: RegisterPerson,
  revisePerson: RevisePerson,
  appointInspector: AppointInspector,
};
export const seatCommands = { establishSeat: EstablishSeat, fillSeat: FillSeat, vacateSeat: VacateSeat };

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
export interface UnitFacts {
  /** The units above the wished parent, nearest first. */
  readonly ancestors: readonly string[];
}

export interface PersonState extends MachineState {
  readonly name: string | Tombstone | null;
  readonly phone: string | Tombstone | null;
  readonly unit: string | null;
  readonly inspector: { readonly homeUnit: string | null; readonly secondedFrom: string | null } | null;
}

export interface SeatState extends MachineState {
  readonly fields: z.infer<typeof EstablishSeat> | null;
  readonly person: string | null;
  /** Who sat here before, oldest first. */
  readonly past: readonly string[];
}

/** One entry and no further life: what was registered stands until a later kind revises it. */
export interface RecordState<Fields> extends MachineState {
  readonly fields: Fields | null;
}
