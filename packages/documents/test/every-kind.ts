import {
  type Press,
  renderAppeal,
  renderBulletin,
  renderCase,
  renderEnglishBulletin,
  renderForm,
  renderLedger,
  renderMeeting,
  renderOrder,
} from '../src/index.ts';
import { printFormats } from './print-formats.ts';
import { fonts } from './printed.ts';
import { appealImprint, appealView } from './sample-appeals.ts';
import { bulletin, charts, digest, given, imprint, photoBytes, samples } from './sample-bulletins.ts';
import { caseSlip, decisionView, defenceView, noticeView, proposalView } from './sample-cases.ts';
import { sampleForm, sampleSheets } from './sample-forms.ts';
import { ledgerView } from './sample-ledgers.ts';
import { meetingView } from './sample-meetings.ts';
import { longOrder, orderImprint, orderSlip, orderView } from './sample-orders.ts';

type Profile = NonNullable<Press['profile']>;
type Print = (press: Press) => Promise<{ bytes: Uint8Array }>;

function printed(name: 'usual' | 'flagged' | 'draft' | 'charted' | 'public', press: Press) {
  const sample = samples[name];
  if (!sample) throw new Error(`No sample ${name}`);
  return renderBulletin(sample.view, { ...press, imprint: sample.imprint, photos: photoBytes });
}

const kinds: Readonly<Record<string, Print>> = {
  ...Object.fromEntries(
    (['usual', 'flagged', 'draft', 'charted', 'public'] as const).map((name): [string, Print] => [
      `bulletin ${name}`,
      (press) => printed(name, press),
    ]),
  ),
  'bulletin in English': (press) =>
    renderEnglishBulletin(bulletin({ chart: charts.month }), {
      ...press,
      imprint,
      photos: photoBytes,
      given,
    }),
  order: (press) => renderOrder(orderView, { ...press, imprint: orderImprint, slip: orderSlip }),
  'long order': (press) => renderOrder(longOrder, { ...press, imprint: orderImprint }),
  appeal: (press) => renderAppeal(appealView, { ...press, imprint: appealImprint }),
  proposal: (press) => renderCase(proposalView, press),
  notice: (press) => renderCase(noticeView, { ...press, slip: caseSlip }),
  'defence record': (press) => renderCase(defenceView, press),
  decision: (press) => renderCase(decisionView, press),
  ledger: (press) => renderLedger({ ...ledgerView, rows: ledgerView.rows.slice(0, 5) }, press),
  meeting: (press) => renderMeeting(meetingView, { ...press, photos: photoBytes }),
  form: (press) => renderForm(sampleForm, press),
  ...Object.fromEntries(
    [...sampleSheets].map(([name, sheet]): [string, Print] => [name, (press) => renderForm(sheet, press)]),
  ),
  ...printFormats,
};

/** One document of every kind that this package prints: whoever adds a kind adds it here. */
export async function everyKind(profile: Profile): Promise<Map<string, Uint8Array>> {
  const printed = new Map<string, Uint8Array>();
  for (const [name, print] of Object.entries(kinds))
    printed.set(name, (await print({ fonts, digest, profile })).bytes);
  return printed;
}
