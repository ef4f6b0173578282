import type { Translated } from '../translated.ts';
import type { documents as zh } from '../zh/documents.ts';

export const documents = {} satisfies Translated<typeof zh>;
