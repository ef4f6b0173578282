import { describe, expect, it } from 'vitest';
import {
  renderBriefing,
  renderBulletin,
  renderForm,
  renderLedger,
  renderMeeting,
  renderScheme,
} from '../../src/index.ts';
import type { Op, Sheet } from '../../src/page/ops.ts';
import { flowingRaw, fonts, textPages } from '../printed.ts';
import { bulletin, digest, imprint, photoBytes } from '../sample-bulletins.ts';
import { briefingView, schemeView } from '../sample-formats.ts';
import { sampleForm } from '../sample-forms.ts';
import { ledgerView } from '../sample-ledgers.ts';
import { meetingView } from '../sample-meetings.ts';
import { outside, overlapping, said } from './laid.ts';

/** Documents that were drawn at random and came out wrong once. */
const press = { fonts, digest };
let sheets: readonly Sheet[] = [];
const laid = (all: readonly Sheet[]) => {
  sheets = all;
};
const seen = { ...press, laid };
const linesWith = (piece: string): string[] =>
  sheets
    .flatMap(({ ops }) => ops)
    .filter((op: Op) => op.op === 'glyphs')
    .map(said)
    .filter((line) => line.includes(piece));

describe('what has no room', () => {
  it('does not keep a row from ending: what stands again on every page ends where it is taller than the page', async () => {
    const [first] = ledgerView.rows;
    if (first === undefined) throw new Error('no rows');
    const unit = `第${'清源市自然资源和规划局'.repeat(40)}止`;
    const { bytes, pages } = await renderLedger({ ...ledgerView, rows: [{ ...first, unit }] }, press);
    expect(pages).toBeLessThan(8);
    expect(flowingRaw(bytes).match(/规/gu)?.length ?? 0).toBeGreaterThanOrEqual(40);
  });

  it('takes a second line or a smaller size, but never stands over something else or off the paper', async () => {
    const long = '清源市人民政府政务服务管理办公室（清源市行政审批服务局）'.repeat(3);
    const office = { name: long, mark: long.slice(0, 60) };
    await renderBulletin(bulletin({ printingOffice: long, issuer: office }), {
      ...seen,
      imprint: { ...imprint, number: long.slice(0, 60) },
      photos: photoBytes,
    });
    expect([...outside(sheets), ...overlapping(sheets)]).toEqual([]);
    await renderBriefing(
      { ...briefingView, series: '督'.repeat(20), printingOffice: long, signer: long.slice(0, 40) },
      seen,
    );
    expect([...outside(sheets), ...overlapping(sheets)]).toEqual([]);
    const boxes = [
      {
        label: '主要领导同志对本件的批示意见和时间',
        choices: Array.from({ length: 6 }, () => long.slice(0, 40)),
        lines: 0,
        foot: [],
      },
    ];
    await renderForm(
      { ...sampleForm, issuer: long, title: long.slice(0, 60), id: long.slice(0, 80), boxes },
      seen,
    );
    expect([...outside(sheets), ...overlapping(sheets)]).toEqual([]);
    await renderLedger({ ...ledgerView, issuer: long, unit: long }, seen);
    expect([...outside(sheets), ...overlapping(sheets)]).toEqual([]);
  });

  it('is not cut off: the caption of a photograph at a meeting is as long as it is', async () => {
    const caption = `${'第3窗口无人值守，群众自行取号等候，'.repeat(6)}当日拍摄`;
    const units = meetingView.units.map((unit) => ({
      ...unit,
      before: unit.before && { ...unit.before, caption },
    }));
    const { bytes, pages } = await renderMeeting({ ...meetingView, units }, { ...press, photos: photoBytes });
    expect(pages).toBe(units.length);
    expect(flowingRaw(bytes)).toContain(`${'第3窗口无人值守，群众自行取号等候，'.repeat(6)}当日拍摄`);
  });

  it('of a name beyond the basic plane is cut between characters', async () => {
    const { bytes } = await renderForm({ ...sampleForm, id: `${'a'.repeat(11)}𬭎-1` }, press);
    expect(textPages(bytes)[0]).toContain('aaaaaaaaaaa𬭎 · 1 / 1');
  });
});

describe('where a line may end', () => {
  it('holds for titles too: no line of one begins or ends with a mark that may not', async () => {
    const title =
      '关于第一批窗口（内部）〔2026〕！有关情况——以及“回头看”……的通报，请各单位认真对照整改、不得推诿扯皮';
    await renderScheme({ ...schemeView, title }, seen);
    const lines = sheets.flatMap(({ ops }) => ops).filter((op) => op.op === 'glyphs' && op.size === 22);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines.map((op) => (op.op === 'glyphs' ? said(op) : ''))) {
      expect(line).not.toMatch(/^[，。、；：？！”’）》〕]/u);
      expect(line).not.toMatch(/[（《“‘〔]$/u);
    }
  });

  it('holds for the name under a document too, a space before the mark or not', async () => {
    const name = `清源市${'、\u3000·5个工作日·OA'.repeat(13)}`;
    await renderScheme({ ...schemeView, issuer: { ...schemeView.issuer, name } }, seen);
    const lines = linesWith('个工作日');
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line.trim()).not.toMatch(/^[，。、；：？！”’）》〕·]/u);
  });

  it('is not between a wide space and the mark behind it', async () => {
    const text = `${'查'.repeat(25)}\u3000；${'实'.repeat(30)}`;
    await renderScheme({ ...schemeView, basis: [text] }, seen);
    expect(linesWith('；实').every((line) => !line.trim().startsWith('；'))).toBe(true);
  });
});

describe('what a reader finds', () => {
  it('is the character that was written, where a font draws two alike', async () => {
    const { bytes } = await renderScheme({ ...schemeView, basis: ['一、⼀、·、・、一'] }, press);
    expect(flowingRaw(bytes)).toContain('一、⼀、·、・、一');
  });

  it('is one name, where it is signed on two lines', async () => {
    const name = '清源市人民政府政务服务管理办公室暨清源市行政审批服务局';
    await renderScheme({ ...schemeView, issuer: { ...schemeView.issuer, name } }, seen);
    const parts = new Set(
      sheets
        .flatMap(({ ops }) => ops)
        .filter((op) => op.op === 'glyphs' && name.includes(said(op)) && said(op).length > 5)
        .map(({ part }) => part),
    );
    expect(parts.size).toBe(1);
  });
});
