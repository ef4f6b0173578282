import type { Recorded } from '@mingcha/domain';
import { testFolds, type World } from './world.ts';

/** A fold that breaks its promise: what two visits answer to one question has one id. */
export const claiming = {
  foldVersion: 'claiming',
  folds: {
    visit: {
      tables: ['VisitAnswer'],
      rows: (entries: readonly Recorded[]) => ({
        VisitAnswer: (testFolds.visit?.rows(entries).VisitAnswer ?? []).map((row) => ({
          ...row,
          id: `one/${(row as { question: string }).question}`,
        })),
      }),
    },
  },
} satisfies Parameters<World['open']>[0];
