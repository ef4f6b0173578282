import {
  type Press,
  type RenderedDocument,
  renderBriefing,
  renderConclusion,
  renderMinutes,
  renderUrging,
  renderWithdrawal,
} from '@mingcha/documents';
import type { BriefingImprint, BulletinImprint } from '@mingcha/domain/bulletins';
import { dayOf } from '@mingcha/domain/calendar';
import { checkAddress } from '../../papers/check-address.ts';
import { fontsOf } from '../../papers/fonts-of.ts';
import { digest, keptView } from '../../papers/kept-view.ts';
import type { Services } from '../../services.ts';
import { type DispatchRow, type DispatchView, formOf, viewSchemas } from './view.ts';

interface Imprints {
  readonly letter: BulletinImprint;
  readonly briefing: BriefingImprint;
}

/** Each form by its own printer. Without imprints a draft, which says so on every page. */
export function printWith(
  press: Press & { readonly check: string | null },
  view: DispatchView,
  imprints: Imprints | null,
): Promise<RenderedDocument> {
  const letter = { ...press, imprint: imprints?.letter ?? null };
  switch (view.document) {
    case 'urging':
      return renderUrging(view, letter);
    case 'conclusion':
      return renderConclusion(view, letter);
    case 'minutes':
      return renderMinutes(view, letter);
    case 'withdrawal':
      return renderWithdrawal(view, letter);
    case 'briefing':
      return renderBriefing(view, { ...press, imprint: imprints?.briefing ?? null });
  }
}

export function printView(
  services: Services,
  view: DispatchView,
  imprints: Imprints | null = null,
): Promise<RenderedDocument> {
  const check = imprints === null ? null : checkAddress(services.settings);
  return printWith({ fonts: fontsOf(services), digest, check }, view, imprints);
}

type Numbered = Pick<DispatchRow, 'number' | 'year' | 'serial' | 'total' | 'dated' | 'signedAt'>;
interface Said {
  readonly zone: string;
  readonly seal: BulletinImprint['seal'];
}

/** Null where it has no number yet. */
export function imprintsOf(
  { number, year, serial, total, dated, signedAt }: Numbered,
  { zone, seal }: Said,
): Imprints | null {
  if (number === null || dated === null || signedAt === null || year === null || serial === null) return null;
  const date = dayOf(Number(signedAt), zone);
  return {
    letter: { number, date, printedOn: dated, seal, copy: null },
    briefing: { year, issue: serial, total, date },
  };
}

/** The view that was signed, under its number; null where it has none yet. */
export async function printSigned(
  services: Services,
  row: DispatchRow,
  said: Said,
): Promise<RenderedDocument | null> {
  const imprints = imprintsOf(row, said);
  if (row.viewHash === null || imprints === null) return null;
  const view = await keptView<DispatchView>(services, viewSchemas[formOf(row)], row.viewHash);
  return printView(services, view, imprints);
}
