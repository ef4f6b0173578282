import { BulletinImprint } from '@mingcha/domain/bulletins';
import { OrderView } from '@mingcha/domain/orders';
import { withClosing } from './bulletin/closing.ts';
import { wordsOf } from './bulletin/edition.ts';
import { endMatterRoom, layEndMatter } from './bulletin/end-matter.ts';
import { furnish } from './bulletin/furniture.ts';
import { layHeader } from './bulletin/header.ts';
import { closingRows, itemCells, itemColumns, openingRows, tableHeading } from './order/body.ts';
import { letterheadOf, type OrderEdition } from './order/edition.ts';
import { orderSlipWords } from './order/slip-words.ts';
import { layRows } from './page/rows.ts';
import { Sheets } from './page/sheets.ts';
import { laySlip, type Slip } from './page/slip.ts';
import { layTable, openingHeight } from './page/table.ts';
import { Typist } from './page/typist.ts';
import { pitch } from './paper.ts';
import { type Press, printEdition, type RenderedDocument } from './pdf/print-sheets.ts';
import { viewHash } from './view-hash.ts';

export interface OrderMaterial extends Press {
  /** Number, date and seal, once there are; without them the result is a draft and says so on every page. */
  imprint?: BulletinImprint | null;
  /** Of the page where anybody asks whether it still stands. */
  check?: string | null;
  /** One page more, for whoever answers without an account. */
  slip?: Slip | null;
}

/**
 * Prints an order (责令整改通知书, D10) in the form of a notice under a red head. Equal view, imprint and fingerprint give
 * equal bytes. Throws `MissingGlyphs` before anything is drawn; a ZodError for a view that is none.
 */
export async function renderOrder(input: OrderView, material: OrderMaterial): Promise<RenderedDocument> {
  const order = OrderView.parse(input);
  const { fonts, digest, slip = null } = material;
  const view = letterheadOf(order);
  const edition: OrderEdition = {
    view,
    order,
    imprint: material.imprint ? BulletinImprint.parse(material.imprint) : null,
    viewHash: viewHash(order, digest),
    plates: [],
    sheets: new Sheets(),
    typist: new Typist(fonts),
    recipientsInEndMatter: false,
    check: material.check ?? null,
    word: wordsOf(view),
  };
  const { sheets, typist } = edition;
  layHeader(edition);
  layRows(sheets, openingRows(edition), 0, true);
  const columns = itemColumns(edition);
  const rows = order.items.map((item) => itemCells(edition, item));
  const titles = tableHeading(edition);
  if (!sheets.fits(titles.length * pitch + openingHeight(typist, columns, rows[0] ?? []))) sheets.turn();
  layRows(sheets, titles, 0, true);
  layTable(sheets, typist, columns, rows, 0);
  layRows(sheets, withClosing(edition, closingRows(edition), []), endMatterRoom(edition));
  layEndMatter(edition);
  furnish(edition);
  if (slip !== null) laySlip(edition, slip, orderSlipWords(edition, slip));
  return printEdition(edition, material);
}
