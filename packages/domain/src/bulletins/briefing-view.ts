import { z } from 'zod';
import { Day, idOf } from '../primitives.ts';
import { printedHead, seenLine, seenNames } from '../printed.ts';

const { printingOffice, secrecy, language, v, preparedOn } = printedHead;
const serial = z.int().min(1).max(99_999);

/**
 * The frozen view of a briefing (简报, 督查专报; D21). GB/T 9704 has no rule for it: series, issue, office and day stand in a
 * head of its own, who gets it at its foot. It bears no seal. Its issue is counted once it is signed: the imprint below.
 */
export const BriefingView = z.strictObject({
  v,
  language,
  secrecy,
  printingOffice,
  preparedOn,
  document: z.literal('briefing'),
  id: idOf('dispatch'),
  /** The red name: 督查专报. */
  series: seenLine(20),
  articles: z
    .array(
      z.strictObject({
        title: seenLine(200),
        sections: z
          .array(
            z.strictObject({
              heading: seenLine(60).nullable(),
              text: z.array(seenLine(4000)).min(1).max(60),
            }),
          )
          .min(1)
          .max(40),
        /** Who sent it in. */
        source: seenLine(200).nullable(),
      }),
    )
    .min(1)
    .max(20),
  signer: seenLine(40),
  editor: seenLine(40),
  /** 报, 送, 发: upwards, sideways, downwards. */
  up: seenNames,
  across: seenNames,
  down: seenNames,
  copies: z.int().min(1).max(9999),
});
export type BriefingView = z.infer<typeof BriefingView>;

/** What its register adds once it is signed. */
export const BriefingImprint = z.strictObject({
  year: z.int().min(2000).max(2200),
  issue: serial,
  /** Counted from the first of the series; null where nobody counts. */
  total: serial.nullable(),
  date: Day,
});
export type BriefingImprint = z.infer<typeof BriefingImprint>;
