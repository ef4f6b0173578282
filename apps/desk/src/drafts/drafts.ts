import { createDrafts } from './draft-store.ts';

/** The drafts of this browser. */
export const drafts = createDrafts(localStorage);
