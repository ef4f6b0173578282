import type { OrderView } from '@mingcha/domain/orders';
import type { Edition, Letterhead } from '../bulletin/edition.ts';

/** An order is set under the same head as a bulletin, to one unit. */
export type OrderEdition = Edition<Letterhead> & { readonly order: OrderView };

export const letterheadOf = (view: OrderView): Letterhead => ({
  document: 'order',
  language: view.language,
  issuer: view.issuer,
  secrecy: view.secrecy,
  urgency: null,
  title: view.title,
  recipients: [view.recipient],
  contact: view.contact,
  cc: [],
  printingOffice: view.printingOffice,
  preparedOn: view.preparedOn,
});
