import { z } from 'zod';
import { Day, idOf } from '../primitives.ts';
import { printedHead, seenLine, seenNames } from '../printed.ts';

/** The frozen view of an urging slip (督办单, D12): a letter to one unit about what is late or was asked for by a leader. */
export const UrgingView = z.strictObject({
  ...printedHead,
  document: z.literal('urging'),
  id: idOf('dispatch'),
  recipient: seenLine(200),
  assistants: seenNames,
  /** 催办 1, 2, …: how often this was urged, this slip included. */
  times: z.int().min(1).max(99),
  source: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('order'), number: seenLine(60), servedOn: Day }),
    z.strictObject({ kind: z.literal('instruction'), text: seenLine(1000), on: Day }),
  ]),
  matters: z
    .array(
      z.strictObject({
        matter: seenLine(2000),
        due: Day,
        /** Working days past its term on the day of the slip; 0: not late. */
        late: z.int().min(0).max(9999),
      }),
    )
    .min(1)
    .max(50),
  requirement: seenLine(2000),
  /** Last day to report back. */
  reportBy: Day,
});
export type UrgingView = z.infer<typeof UrgingView>;
