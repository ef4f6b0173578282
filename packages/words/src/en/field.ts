import type { Translated } from '../translated.ts';
import type { field as zh } from '../zh/field.ts';

export const field = {} satisfies Translated<typeof zh>;
