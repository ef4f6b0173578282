import type { Output } from '../../api/trpc.ts';
import type { RegistrySearch } from './search.ts';

export type Step = Output['registry']['overview']['get']['steps'][number]['step'];

interface StepPlace {
  readonly step: Step;
  readonly to: string;
  /** Narrows the list to the rows behind the number of what is missing. */
  readonly lacking: RegistrySearch;
}

/** The order in which an empty system is filled, and where each step is done. */
export const stepPlaces: readonly StepPlace[] = [
  { step: 'units', to: '/registry/units', lacking: { open: 'new' } },
  { step: 'seats', to: '/registry/units', lacking: { lacks: 'seats' } },
  { step: 'windows', to: '/registry/units', lacking: { lacks: 'windows' } },
  { step: 'posts', to: '/registry/units', lacking: { lacks: 'posts' } },
  { step: 'people', to: '/registry/people', lacking: { open: 'new' } },
  { step: 'holders', to: '/registry/seats', lacking: { vacant: true } },
  { step: 'inspectors', to: '/registry/people', lacking: {} },
  { step: 'items', to: '/registry/units', lacking: { lacks: 'items' } },
  { step: 'calendar', to: '/registry/calendar', lacking: {} },
  { step: 'taxonomy', to: '/registry/taxonomy', lacking: {} },
  { step: 'checklist', to: '/registry/checklist', lacking: {} },
];

/** Where the rows that are there already stand. */
export const havePlaces: Readonly<Record<Step, { to: string; search?: RegistrySearch }>> = {
  units: { to: '/registry/units' },
  seats: { to: '/registry/seats' },
  windows: { to: '/registry/windows' },
  posts: { to: '/registry/posts' },
  people: { to: '/registry/people' },
  holders: { to: '/registry/seats' },
  inspectors: { to: '/registry/people', search: { only: true } },
  items: { to: '/registry/items' },
  calendar: { to: '/registry/calendar' },
  taxonomy: { to: '/registry/taxonomy' },
  checklist: { to: '/registry/checklist' },
};
