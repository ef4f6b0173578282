import type { Reader } from '@mingcha/db';
import { renderEnglishBulletin } from '@mingcha/documents';
import { type BulletinImprint, BulletinView, printedLine } from '@mingcha/domain/bulletins';
import { dayOf } from '@mingcha/domain/calendar';
import type { SignedIn } from '../../context.ts';
import { fontsOf } from '../../papers/fonts-of.ts';
import { digest, keptView } from '../../papers/kept-view.ts';
import { zoneOf } from '../office-time.ts';
import { presentView } from './freeze.ts';
import { assertReachable } from './reachable.ts';
import { photosOf } from './render.ts';
import { taxonomyOf } from './view.ts';

/**
 * The English edition, to whoever may read the bulletin: of what was signed, once it has its number, and before that of the draft as it stands.
 * It is a translation for reference, and no document of its own: nothing is recorded but that a copy was taken.
 */
export async function englishPdf(
  ctx: SignedIn,
  id: string,
): Promise<{ readonly bytes: Uint8Array; readonly filename: string }> {
  await assertReachable(ctx, id);
  const { services } = ctx;
  const { row, zone, given } = await services.db.read(async (reader) => {
    const found = await reader.prisma.bulletin.findUniqueOrThrow({ where: { id } });
    const terms = await englishOf(reader, found.office);
    return {
      row: found,
      zone: await zoneOf(reader, found.office),
      // A title counts before a term: it was written for this very text.
      given:
        found.englishTitle === null
          ? terms
          : terms.set(printedLine(found.title), printedLine(found.englishTitle)),
    };
  });
  const { viewHash, number, dated, signedAt } = row;
  const issued = viewHash !== null && number !== null && dated !== null && signedAt !== null;
  const view = issued
    ? await keptView(services, BulletinView, viewHash)
    : (await presentView(services, id)).view;
  const imprint: BulletinImprint | null = issued
    ? { number, date: dayOf(Number(signedAt), zone), printedOn: dated, seal: 'unsealed', copy: null }
    : null;
  const { bytes } = await renderEnglishBulletin(view, {
    fonts: fontsOf(services),
    digest,
    imprint,
    photos: photosOf(services, view),
    given,
  });
  return { bytes, filename: `${number ?? id}-en.pdf` };
}

/** What somebody gave an English name: the terms of the taxonomy in force. Names of units and of people have none. */
async function englishOf(reader: Reader, office: string): Promise<Map<string, string>> {
  const { axes } = await taxonomyOf(reader, office);
  const codes = axes.flatMap(({ groups }) => groups.flatMap((group) => group.codes));
  return new Map(codes.filter(({ en }) => en !== '').map(({ zh, en }) => [printedLine(zh), en]));
}
