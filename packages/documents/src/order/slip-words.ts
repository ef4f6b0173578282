import type { Slip, SlipWords } from '../page/slip.ts';
import { printedDay } from '../text/numerals.ts';
import type { OrderEdition } from './edition.ts';

export const orderSlipWords = ({ word, imprint }: OrderEdition, slip: Slip): SlipWords => ({
  title: word('document.order.slip.title'),
  of: imprint?.number ?? '',
  person: word('document.order.slip.person', { person: slip.person }),
  steps: [
    word('document.order.slip.step1'),
    word('document.order.slip.step2'),
    word('document.order.slip.step3'),
    word('document.order.slip.until', { day: printedDay(slip.until) }),
    word('document.order.slip.keep'),
  ],
});
