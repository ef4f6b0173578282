import { idOf } from '@mingcha/domain';
import { z } from 'zod';
import { can, router } from '../../trpc.ts';
import { ActedOutput } from '../acted.ts';
import { viewed } from '../viewed.ts';
import * as checklists from './checklists.ts';
import * as commands from './commands.ts';
import { inputs } from './commands.ts';
import { getPerson, getUnit } from './details.ts';
import * as lists from './lists.ts';
import { registryOverview } from './overview.ts';
import * as references from './references.ts';
import * as schemas from './schemas.ts';

const read = can('registry.read');
const write = can('registry.write');
const appoint = can('registry.appoint');
const settings = can('registry.settings');

export const registry = router({
  office: router({ get: read.output(schemas.OfficeRow).query(({ ctx }) => references.ownOffice(ctx)) }),
  overview: router({
    get: read.output(schemas.RegistryOverview).query(({ ctx }) => registryOverview(ctx)),
  }),
  unit: router({
    get: read
      .input(z.object({ id: idOf('unit') }))
      .output(schemas.UnitDetail)
      .query(({ ctx, input }) => getUnit(ctx, input.id)),
  }),
  units: router({
    list: read
      .input(schemas.UnitsInput)
      .output(schemas.UnitPage)
      .query(({ ctx, input }) => lists.listUnits(ctx, input)),
  }),
  unitsTree: router({ list: read.output(schemas.UnitTree).query(({ ctx }) => references.unitTree(ctx)) }),
  person: router({
    get: can('person.read')
      .input(z.object({ id: idOf('person') }))
      .output(schemas.PersonDetail)
      .query(async ({ ctx, input }) => viewed(ctx, 'person', input.id, await getPerson(ctx, input.id))),
  }),
  people: router({
    list: can('person.read')
      .input(schemas.PeopleInput)
      .output(schemas.PersonPage)
      .query(({ ctx, input }) => lists.listPeople(ctx, input)),
  }),
  seats: router({
    list: read
      .input(schemas.SeatsInput)
      .output(schemas.SeatPage)
      .query(({ ctx, input }) => lists.listSeats(ctx, input)),
  }),
  windows: router({
    list: read
      .input(schemas.WindowsInput)
      .output(schemas.WindowPage)
      .query(({ ctx, input }) => lists.listWindows(ctx, input)),
  }),
  posts: router({
    list: read
      .input(schemas.PostsInput)
      .output(schemas.PostPage)
      .query(({ ctx, input }) => lists.listPosts(ctx, input)),
  }),
  serviceItems: router({
    list: read
      .input(schemas.ServiceItemsInput)
      .output(schemas.ServiceItemPage)
      .query(({ ctx, input }) => lists.listServiceItems(ctx, input)),
  }),
  areas: router({
    list: read
      .input(schemas.AreasInput)
      .output(schemas.AreaPage)
      .query(({ ctx, input }) => lists.listAreas(ctx, input)),
  }),
  recorders: router({
    list: read
      .input(schemas.RecordersInput)
      .output(schemas.RecorderPage)
      .query(({ ctx, input }) => lists.listRecorders(ctx, input)),
  }),
  relations: router({
    list: can('relation.declare')
      .input(schemas.RelationsInput)
      .output(schemas.RelationPage)
      .query(({ ctx, input }) => lists.listRelations(ctx, input)),
  }),
  calendar: router({
    list: read.output(schemas.CalendarYears).query(({ ctx }) => references.calendarYears(ctx)),
  }),
  taxonomy: router({
    get: read.output(schemas.AdoptedTaxonomy).query(({ ctx }) => references.currentTaxonomy(ctx)),
  }),
  checklists: router({
    list: read.output(checklists.ChecklistLines).query(({ ctx }) => checklists.listChecklists(ctx)),
    get: read
      .input(z.object({ id: idOf('checklist') }))
      .output(checklists.AdoptedChecklist)
      .query(({ ctx, input }) => checklists.getChecklist(ctx, input.id)),
  }),

  registerUnit: write
    .input(inputs.registerUnit)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.registerUnit(ctx, input)),
  reviseUnit: write
    .input(inputs.reviseUnit)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.reviseUnit(ctx, input)),
  registerPerson: write
    .input(inputs.registerPerson)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.registerPerson(ctx, input)),
  revisePerson: write
    .input(inputs.revisePerson)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.revisePerson(ctx, input)),
  establishSeat: write
    .input(inputs.establishSeat)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.establishSeat(ctx, input)),
  reviseSeat: write
    .input(inputs.reviseSeat)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.reviseSeat(ctx, input)),
  fillSeat: write
    .input(inputs.fillSeat)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.fillSeat(ctx, input)),
  vacateSeat: write
    .input(inputs.vacateSeat)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.vacateSeat(ctx, input)),
  registerWindow: write
    .input(inputs.registerWindow)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.registerWindow(ctx, input)),
  reviseWindow: write
    .input(inputs.reviseWindow)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.reviseWindow(ctx, input)),
  registerPost: write
    .input(inputs.registerPost)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.registerPost(ctx, input)),
  revisePost: write
    .input(inputs.revisePost)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.revisePost(ctx, input)),
  registerServiceItem: write
    .input(inputs.registerServiceItem)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.registerServiceItem(ctx, input)),
  reviseServiceItem: write
    .input(inputs.reviseServiceItem)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.reviseServiceItem(ctx, input)),
  prohibitArea: write
    .input(inputs.prohibitArea)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.prohibitArea(ctx, input)),
  reviseArea: write
    .input(inputs.reviseArea)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.reviseArea(ctx, input)),
  endUnit: write
    .input(inputs.endUnit)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.endUnit(ctx, input)),
  endSeat: write
    .input(inputs.endSeat)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.endSeat(ctx, input)),
  endWindow: write
    .input(inputs.endWindow)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.endWindow(ctx, input)),
  endPost: write
    .input(inputs.endPost)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.endPost(ctx, input)),
  endServiceItem: write
    .input(inputs.endServiceItem)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.endServiceItem(ctx, input)),
  liftArea: write
    .input(inputs.liftArea)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.liftArea(ctx, input)),
  appointInspector: appoint
    .input(inputs.appointInspector)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.appointInspector(ctx, input)),
  adoptTaxonomy: appoint
    .input(inputs.adoptTaxonomy)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.adoptTaxonomy(ctx, input)),
  adoptChecklist: appoint
    .input(inputs.adoptChecklist)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.adoptChecklist(ctx, input)),
  loadCalendar: settings
    .input(inputs.loadCalendar)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.loadCalendar(ctx, input)),
  adoptRuleSetting: settings
    .input(inputs.adoptRuleSetting)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.adoptRuleSetting(ctx, input)),
  registerRecorder: write
    .input(inputs.registerRecorder)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.registerRecorder(ctx, input)),
  reviseRecorder: write
    .input(inputs.reviseRecorder)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.reviseRecorder(ctx, input)),
  endRecorder: write
    .input(inputs.endRecorder)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.endRecorder(ctx, input)),
  declareRelation: can('relation.declare')
    .input(inputs.declareRelation)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.declareRelation(ctx, input)),
  reviseRelation: can('relation.declare')
    .input(inputs.reviseRelation)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.reviseRelation(ctx, input)),
  endRelation: can('relation.declare')
    .input(inputs.endRelation)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.endRelation(ctx, input)),
});
