import type { ItemMode } from '@mingcha/domain/orders';
import { orderTerms } from '@mingcha/domain/orders';
import type { Output } from '../../api/trpc.ts';

export interface ItemValues {
  finding: string;
  mode: ItemMode;
  days: number;
  assistants: string[];
  requirement: string;
}

export interface OrderValues {
  unit: string | null;
  title: string;
  basis: string;
  contactPerson: string;
  contactPhone: string;
  reportFormat: string;
  items: ItemValues[];
  /** The revoked order in whose place it is drafted. */
  replaces?: string | undefined;
}

export const newItem = (finding: string): ItemValues => ({
  finding,
  mode: 'DATED',
  days: orderTerms.days.DATED,
  assistants: [],
  requirement: '',
});

export function valuesOf({ order, items, replaces }: Output['orders']['get']): OrderValues {
  return {
    ...(replaces === null ? {} : { replaces: replaces.id }),
    unit: order.unit,
    title: order.title,
    basis: order.basis,
    contactPerson: order.contactPerson ?? '',
    contactPhone: order.contactPhone ?? '',
    reportFormat: order.reportFormat,
    items: items.map(({ finding, mode, days, assistants, requirement }) => ({
      finding,
      mode,
      days,
      assistants,
      requirement: requirement ?? '',
    })),
  };
}

/** Numbers follow the order on the screen. */
export function commandOf({ contactPerson, contactPhone, items, replaces, ...values }: OrderValues) {
  return {
    ...values,
    ...(replaces === undefined ? {} : { replaces }),
    contact: { person: contactPerson, phone: contactPhone },
    items: items.map(({ requirement: _, ...item }, at) => ({ ...item, n: at + 1 })),
    requirements: items.map(({ requirement }, at) => ({ n: at + 1, text: requirement })),
  };
}
