import { BulletinImprint, BulletinView } from '@mingcha/domain/bulletins';
import { plotOf } from './chart/plot.ts';
import { layBody } from './english/body.ts';
import { englishChart } from './english/chart.ts';
import { layClosing } from './english/closing.ts';
import { type EnglishEdition, english, type Given } from './english/edition.ts';
import { Flow } from './english/flow.ts';
import { furnishEnglish } from './english/furniture.ts';
import { layHead } from './english/head.ts';
import { englishSyllables } from './english/syllables.ts';
import { fingerprintOf } from './fingerprint.ts';
import { Sheets } from './page/sheets.ts';
import { Typist } from './page/typist.ts';
import { block } from './paper.ts';
import { printSheets } from './pdf/print-sheets.ts';
import { takeVouched } from './photos.ts';
import type { BulletinMaterial } from './render-bulletin.ts';
import type { RenderedSheets } from './render-ledger.ts';
import { viewHash } from './view-hash.ts';

export interface EnglishMaterial extends Omit<BulletinMaterial, 'check'> {
  /** What is called how in English, by the Chinese words of the view. */
  given: Given;
}

/**
 * Prints the English edition of a bulletin from the same view: a translation for reference of everything that is ours to say, around names and
 * texts that stand as they were recorded. Equal input and fingerprint give equal bytes. Throws as `renderBulletin`.
 */
export async function renderEnglishBulletin(
  input: BulletinView,
  { fonts, digest, photos: photoOf, given, imprint: printed = null, ...press }: EnglishMaterial,
): Promise<RenderedSheets> {
  const view = BulletinView.parse(input);
  const imprint = printed === null ? null : BulletinImprint.parse(printed);
  const plates = await Promise.all(
    view.photos.map(async (photo) => takeVouched(photo, await photoOf(photo.evidence))),
  );
  const sheets = new Sheets();
  const typist = new Typist(fonts, await englishSyllables());
  const edition: EnglishEdition = {
    view,
    imprint,
    viewHash: viewHash(view, digest),
    plates,
    plot: view.chart ? await plotOf(englishChart(view.chart, given), typist, block.width) : null,
    given,
    sheets,
    typist,
    flow: new Flow(sheets, typist),
  };
  layHead(edition);
  layBody(edition);
  layClosing(edition);
  furnishEnglish(edition);
  typist.assertComplete();
  const bytesIn = new Map(plates.map((photo) => [photo.evidence, photo.bytes]));
  const properties = {
    title: english('document.english.name', { title: view.title }),
    author: view.issuer.name,
    subject: imprint?.number ?? english('document.draft'),
    keywords: english('document.check.view', { hash: edition.viewHash }),
    day: imprint?.date ?? view.preparedOn,
    language: 'en',
  };
  const photo = (evidence: string) => bytesIn.get(evidence) ?? new Uint8Array();
  const { bytes } = await printSheets(sheets.all, properties, { ...press, photo });
  return { bytes, pages: sheets.all.length, fingerprint: fingerprintOf(fonts), viewHash: edition.viewHash };
}
