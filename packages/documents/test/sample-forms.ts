import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FormSheet } from '../src/index.ts';

export const sampleForm: FormSheet = {
  language: 'zh-CN',
  issuer: '清源市人民政府督查室',
  title: '呈批单',
  id: 'ppr_abcdefghijklmnopqrstuvwxyz',
  day: '2026-11-22',
  rows: [
    { label: '事由', text: '关于11月政务服务窗口暗访情况的通报' },
    { label: '主送', text: '清源市自然资源和规划局、清源市财政局' },
    { label: '正文摘要', text: '近期，市政府督查室对部分政务服务窗口开展了暗访。\n现将有关情况通报如下。' },
  ],
  boxes: [
    { label: '领导批示', choices: ['同意', '退回'], lines: 6, foot: ['签字：', '日期：'] },
    { label: '代录', choices: [], lines: 0, foot: ['代录人：', '核对人：'] },
  ],
  notes: ['请用钢笔或签字笔填写。签字后扫描，由未参与起草的同事代录，另一人核对。'],
  code: 'mingcha/paper/1\nppr_abcdefghijklmnopqrstuvwxyz\n0123456789abcdef',
  codeNotes: ['0123 4567 89ab cdef'],
};

const folder = join(import.meta.dirname, 'sheets');

/** Sheets as the demonstration city prints them: task card, working paper, list of evidence, facts to be confirmed, receipt, 用印单. */
export const sampleSheets: ReadonlyMap<string, FormSheet> = new Map(
  readdirSync(folder)
    .sort()
    .map((name) => [name.replace('.json', ''), JSON.parse(readFileSync(join(folder, name), 'utf8'))]),
);
