import { AppealView, type CaseDocument, CaseView } from '@mingcha/domain/accountability';
import {
  ApprovalView,
  BriefingImprint,
  BriefingView,
  BulletinImprint,
  BulletinView,
  MinutesView,
} from '@mingcha/domain/bulletins';
import { WithdrawalView } from '@mingcha/domain/dispatches';
import {
  CloseOutView,
  LookBackView,
  OrderView,
  RectificationReportView,
  UrgingView,
} from '@mingcha/domain/orders';
import { ConclusionView, SchemeView } from '@mingcha/domain/plans';
import { InterviewView } from '@mingcha/domain/visits';
import fc from 'fast-check';
import type { z } from 'zod';
import * as documents from '../../src/index.ts';
import { anyText } from './any-text.ts';
import { anyView } from './any-view.ts';
import { bytesOfPhoto } from './photos.ts';

type Printed = Promise<{ readonly bytes: Uint8Array }>;

/** A kind of document: its form, what comes to it beside the view, and what its form holds that is not printed. */
export interface Kind {
  readonly schema: z.ZodType;
  readonly beside?: fc.Arbitrary<object>;
  readonly print: (view: never, press: documents.Press & { readonly [more: string]: unknown }) => Printed;
  /** Ways to texts that do not stand on the pages, or not in each document. */
  readonly unsaid?: readonly string[];
}

const imprint = anyView(BulletinImprint) as fc.Arbitrary<BulletinImprint>;
const imprinted = fc.record({
  imprint: fc.option(imprint, { nil: null }),
  check: fc.constantFrom(null, 'https://mingcha.example.gov.cn/check', `https://${'a'.repeat(60)}.gov.cn/c`),
});
const slip = fc.option(
  fc.record({
    code: fc.constant('ABCD-EFGH-JKLM'),
    address: fc.constant('https://mingcha.example.gov.cn/answer#ABCD-EFGH-JKLM'),
    person: anyText(60),
    until: fc.constant('2026-12-01'),
  }),
  { nil: null },
);
const photos = bytesOfPhoto;
const code = 'https://mingcha.example.cn/b#0';

const unsaidOf: Readonly<Record<CaseDocument, readonly string[]>> = {
  'case-proposal': [],
  'prior-notice': ['respondent.unit'],
  'defence-record': [],
  'case-decision': ['heard.files', 'measures'],
};
const caseOf = (schema: (typeof CaseView.options)[number]): Kind => ({
  schema,
  beside: fc.record({ slip }),
  print: documents.renderCase,
  unsaid: unsaidOf[schema.shape.document.value],
});

/** Whoever adds a kind of document adds it here. */
export const kinds: Readonly<Record<string, Kind>> = {
  bulletin: {
    schema: BulletinView,
    beside: imprinted,
    print: (view, press) => documents.renderBulletin(view, { ...press, photos }),
    // Praise has no kind, and bars of one series need no legend.
    unsaid: ['findings.category', 'chart.series.name'],
  },
  'bulletin in English': {
    schema: BulletinView,
    beside: imprinted,
    print: (view, press) =>
      documents.renderEnglishBulletin(view, {
        ...press,
        photos,
        given: new Map([['影视游戏', 'Games and films']]),
      }),
    // Our own words are said in English; who issues it stands under the text of the Chinese document alone.
    unsaid: [
      'findings.category',
      'chart',
      'issuer.mark',
      'printingOffice',
      'urgency',
      'imprint.printedOn',
      'check',
    ],
  },
  order: {
    schema: OrderView,
    beside: fc.tuple(imprinted, fc.record({ slip })).map(([a, b]) => ({ ...a, ...b })),
    print: documents.renderOrder,
  },
  appeal: {
    schema: AppealView,
    beside: fc.record({ imprint }),
    print: (view, press) => documents.renderAppeal(view, press as never),
    unsaid: ['printingOffice.'],
  },
  // A notice and a decision name the person alone; files are listed in the record.
  ...Object.fromEntries(CaseView.options.map((schema) => [schema.shape.document.value, caseOf(schema)])),
  scheme: {
    schema: SchemeView,
    print: documents.renderScheme,
    unsaid: ['issuer.mark', 'printingOffice', 'cc'],
  },
  conclusion: {
    schema: ConclusionView,
    beside: imprinted,
    print: documents.renderConclusion,
    unsaid: ['printingOffice'],
  },
  urging: {
    schema: UrgingView,
    beside: imprinted,
    print: documents.renderUrging,
    unsaid: ['printingOffice'],
  },
  withdrawal: {
    schema: WithdrawalView,
    beside: imprinted,
    print: documents.renderWithdrawal,
    unsaid: ['printingOffice'],
  },
  minutes: {
    schema: MinutesView,
    beside: imprinted,
    print: documents.renderMinutes,
    unsaid: ['issuer.name', 'contact'],
  },
  briefing: {
    schema: BriefingView,
    beside: fc.record({
      imprint: fc.option(anyView(BriefingImprint), { nil: null }),
    }) as fc.Arbitrary<object>,
    print: documents.renderBriefing,
  },
  approval: {
    schema: ApprovalView,
    print: (view, press) => documents.renderApproval(view, { ...press, code }),
  },
  'rectification report': {
    schema: RectificationReportView,
    print: documents.renderRectificationReport,
  },
  'close-out form': {
    schema: CloseOutView,
    print: (view, press) => documents.renderCloseOut(view, { ...press, code }),
  },
  'look-back record': {
    schema: LookBackView,
    print: (view, press) => documents.renderLookBack(view, { ...press, code }),
  },
  'record of a conversation': {
    schema: InterviewView,
    print: (view, press) => documents.renderInterview(view, { ...press, code }),
  },
  ledger: { schema: documents.LedgerView, print: documents.renderLedger, unsaid: ['rows.requirement'] },
  meeting: {
    schema: documents.MeetingView,
    print: (view, press) => documents.renderMeeting(view, { ...press, photos }),
    unsaid: ['units.rows', 'units.before.evidence', 'units.after.evidence'],
  },
  form: { schema: documents.FormSheet, print: documents.renderForm, unsaid: ['code'] },
};
