import type { Translated } from '../translated.ts';
import type { desk as zh } from '../zh/desk.ts';

export const desk = {
  'desk.product': 'Mingcha',
} satisfies Translated<typeof zh>;
