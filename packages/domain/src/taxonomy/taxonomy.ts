import type { TaxonomyAxis } from '../registry/registry-kinds.ts';

/** One version of the classification of problems and praise. Versions are adopted by an entry and never edited. */
export interface Taxonomy {
  readonly version: string;
  readonly axes: readonly TaxonomyAxis[];
}
