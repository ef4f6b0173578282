import {
  type RenderedDocument,
  renderBriefing,
  renderConclusion,
  renderMinutes,
  renderUrging,
} from '@mingcha/documents';
import type { BriefingImprint, BulletinImprint } from '@mingcha/domain/bulletins';
import { dayOf } from '@mingcha/domain/calendar';
import { fontsOf } from '../../papers/fonts-of.ts';
import { digest, keptView } from '../../papers/kept-view.ts';
import type { Services } from '../../services.ts';
import { type DispatchRow, type DispatchView, formOf, viewSchemas } from './view.ts';

interface Imprints {
  readonly letter: BulletinImprint;
  readonly briefing: BriefingImprint;
}

/** Without imprints a draft, which says so on every page. */
export function printView(
  services: Services,
  view: DispatchView,
  imprints: Imprints | null = null,
): Promise<RenderedDocument> {
  const press = { fonts: fontsOf(services), digest };
  const letter = { ...press, imprint: imprints?.letter ?? null };
  switch (view.document) {
    case 'urging':
      return renderUrging(view, letter);
    case 'conclusion':
      return renderConclusion(view, letter);
    case 'minutes':
      return renderMinutes(view, letter);
    case 'briefing':
      return renderBriefing(view, { ...press, imprint: imprints?.briefing ?? null });
  }
}

/** The view that was signed, under its number; null where it has none yet. */
export async function printSigned(
  services: Services,
  row: DispatchRow,
  { zone, seal }: { readonly zone: string; readonly seal: BulletinImprint['seal'] },
): Promise<RenderedDocument | null> {
  const { viewHash, number, year, serial, total, dated, signedAt } = row;
  if (viewHash === null || number === null || dated === null || signedAt === null) return null;
  if (year === null || serial === null) return null;
  const date = dayOf(Number(signedAt), zone);
  const view = await keptView<DispatchView>(services, viewSchemas[formOf(row)], viewHash);
  return printView(services, view, {
    letter: { number, date, printedOn: dated, seal, copy: null },
    briefing: { year, issue: serial, total, date },
  });
}
