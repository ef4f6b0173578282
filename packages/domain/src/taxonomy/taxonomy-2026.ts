import { actionAxes } from './action-axes.ts';
import { arbitraryAxes } from './arbitrary-axes.ts';
import { styleAxis } from './style-axis.ts';
import type { Taxonomy } from './taxonomy.ts';

/** The classification shipped with the first release. Adding or renaming makes a new version; this one stays. */
export const taxonomy2026: Taxonomy = {
  version: '2026-1',
  axes: [styleAxis, ...arbitraryAxes, ...actionAxes],
};
