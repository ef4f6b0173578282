import { HeldSecrecy } from '@mingcha/domain';
import { BriefingSeries, type DispatchText } from '@mingcha/domain/dispatches';
import type { BriefingValues } from './briefing-form.tsx';
import type { ConclusionValues } from './conclusion-form.tsx';
import type { DispatchDetail } from './detail.tsx';
import type { MinutesValues } from './minutes-form.tsx';
import type { UrgingValues } from './urging-form.tsx';
import type { WithdrawalValues } from './withdrawal-form.tsx';

type Dispatch = DispatchDetail['dispatch'];
type Of<Form extends DispatchText['form']> = Extract<DispatchText, { form: Form }>;

export const urgingValues = (
  { order, unit, items }: Dispatch,
  { form: _, ...text }: Of<'urging'>,
): UrgingValues => ({
  ...text,
  order: order ?? '',
  unit: unit ?? '',
  items,
});

export const conclusionValues = (
  { plan, unit, findings }: Dispatch,
  { form: _, notes, ...text }: Of<'conclusion'>,
): ConclusionValues => ({
  ...text,
  plan: plan ?? '',
  unit,
  notes: findings.map(
    (finding) =>
      notes.find((note) => note.finding === finding) ?? {
        finding,
        cause: '',
        effect: '',
        recommendation: '',
      },
  ),
});

export const briefingValues = (
  { series }: Dispatch,
  { articles, editor, copies, up, across, down }: Of<'briefing'>,
): BriefingValues => ({
  series: BriefingSeries.parse(series),
  articles,
  editor,
  copies,
  up: up.join('\n'),
  across: across.join('\n'),
  down: down.join('\n'),
});

export const withdrawalValues = (
  { dispatch, withdraws }: DispatchDetail,
  { form: _, ...text }: Of<'withdrawal'>,
): WithdrawalValues => ({
  ...text,
  secrecy: HeldSecrecy.parse(dispatch.secrecy),
  withdraws: { type: withdraws?.type ?? 'dispatch', id: withdraws?.id ?? '' },
});

export const minutesValues = ({
  form: _,
  present,
  excused,
  attending,
  ...text
}: Of<'minutes'>): MinutesValues => ({
  ...text,
  present: present.join('\n'),
  excused: excused.join('\n'),
  attending: attending.join('\n'),
});
