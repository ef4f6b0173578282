import {
  type Press,
  renderApproval,
  renderBriefing,
  renderCloseOut,
  renderConclusion,
  renderInterview,
  renderLookBack,
  renderMinutes,
  renderRectificationReport,
  renderScheme,
  renderUrging,
  renderWithdrawal,
} from '../src/index.ts';
import { fonts } from './printed.ts';
import { digest } from './sample-bulletins.ts';
import {
  approvalView,
  briefingImprint,
  briefingView,
  conclusionView,
  letterImprint,
  minutesImprint,
  minutesView,
  schemeView,
  urgingView,
  withdrawalView,
} from './sample-formats.ts';
import { records } from './sample-records.ts';

const code = 'https://mingcha.example.cn/bulletins/bul_aaaaaaaaaaaaaaaaaaaaaaaaaa#0123456789abcdef';
const mine: Press = { fonts, digest };

/** Each kind that has a form of its own, printed from its sample. */
export const printFormats = {
  scheme: (press = mine) => renderScheme(schemeView, press),
  conclusion: (press = mine) => renderConclusion(conclusionView, { ...press, imprint: letterImprint }),
  urging: (press = mine) => renderUrging(urgingView, { ...press, imprint: letterImprint }),
  withdrawal: (press = mine) => renderWithdrawal(withdrawalView, { ...press, imprint: letterImprint }),
  minutes: (press = mine) => renderMinutes(minutesView, { ...press, imprint: minutesImprint }),
  briefing: (press = mine) => renderBriefing(briefingView, { ...press, imprint: briefingImprint }),
  approval: (press = mine) => renderApproval(approvalView, { ...press, code }),
  rectification: (press = mine) => renderRectificationReport(records.rectification, press),
  'close-out': (press = mine) => renderCloseOut(records['close-out'], { ...press, code }),
  'looked-back': (press = mine) => renderLookBack(records['looked-back'], { ...press, code }),
  'look-back': (press = mine) => renderLookBack(records['look-back'], { ...press, code }),
  interview: (press = mine) => renderInterview(records.interview, { ...press, code }),
};
export type Format = keyof typeof printFormats;
