import type { Translated } from '../translated.ts';
import type { server as zh } from '../zh/server.ts';

export const server = {} satisfies Translated<typeof zh>;
