import type { DraftDispatch } from '@mingcha/domain/dispatches';
import type { z } from 'zod';
import { renderDispatch } from '../../src/capabilities/dispatches/render.ts';
import type { Town } from './town.ts';

export type Written = z.input<typeof DraftDispatch>;
const contact = { person: '赵同志', phone: '0538-1234567' };

export const urgingOf = (order: string, unit: string, items: number[]): Written => ({
  order,
  unit,
  items,
  findings: [],
  text: {
    form: 'urging',
    title: '关于督办窗口整改事项的函',
    requirement: '请明确负责领导和责任人，逐项说明未办结的原因。',
    reportBy: '2026-12-31',
    contact,
  },
});

export const conclusionOf = (plan: string, unit: string, findings: readonly string[]): Written => ({
  plan,
  unit,
  items: [],
  findings: [...findings],
  text: {
    form: 'conclusion',
    title: '关于明察暗访情况的督查结论',
    basis: '根据《政府督查工作条例》第十六条，现将督查结论通知你单位。',
    notes: findings
      .slice(0, 1)
      .map((finding) => ({ finding, cause: '值班安排未落实。', effect: '', recommendation: '上墙公示。' })),
    praise: '',
    matters: '恢复窗口值守。\n书面报告整改情况。',
    contact,
  },
});

export const briefingOf = (title = '11月督查情况'): Written => ({
  series: '督查专报',
  items: [],
  findings: [],
  text: {
    form: 'briefing',
    articles: [{ title, parts: [{ heading: '', text: '总体有好转。' }], source: '' }],
    editor: '石计划',
    up: ['市政府主要领导'],
    across: [],
    down: ['各县人民政府'],
    copies: 30,
  },
});

export const minutesOf = (title = '研究查实问题的会议纪要'): Written => ({
  items: [],
  findings: [],
  text: {
    form: 'minutes',
    title,
    heldOn: '2026-11-19',
    place: '第二会议室',
    chair: '曹卫平',
    parts: [{ heading: '关于认定', text: '事实清楚，证据充分。' }],
    present: ['曹卫平', '石计划'],
    excused: [],
    attending: [],
  },
});

export const withdrawalOf = (
  withdraws: NonNullable<Written['withdraws']>,
  secrecy: Written['secrecy'] = 'none',
): Written => ({
  withdraws,
  secrecy,
  items: [],
  findings: [],
  text: {
    form: 'withdrawal',
    title: '关于撤销有关文书的通知',
    copies: 'return',
    remarks: '',
    contact,
  },
});

/** Drafted, mostly by the planner, and signed by whoever signs this form. */
export async function signDispatch(town: Town, written: Written, signer: string, drafter = 'planner') {
  const planner = await town.as(drafter);
  const drafted = await planner.dispatches.draft(written);
  const { id } = drafted;
  let { version } = drafted;
  if (written.text.form === 'conclusion') {
    const reviewer = await town.as('reviewer');
    ({ version } = await reviewer.dispatches.review({ id, expected: version, opinion: '程序合法。' }));
  }
  const hand = await town.as(signer);
  const { viewHash } = await hand.dispatches.preview({ id });
  return hand.dispatches.sign({ id, expected: version, viewHash, opinion: '同意。' });
}

/** The same, printed and sent out without a seal of this machine's. */
export async function issueDispatch(town: Town, written: Written, signer: string, drafter = 'planner') {
  const { id, number } = await signDispatch(town, written, signer, drafter);
  await renderDispatch(town.house.services, id);
  const planner = await town.as('planner');
  const { dispatch } = await planner.dispatches.get({ id });
  const issued = await planner.dispatches.issue({ id, expected: dispatch.version, unsealed: true });
  return { ...issued, number };
}
