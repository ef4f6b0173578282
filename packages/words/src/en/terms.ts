import type { Translated } from '../translated.ts';
import type { terms as zh } from '../zh/terms.ts';

export const terms = {
  'language.zh-CN': '中文',
  'language.en': 'English',
} satisfies Translated<typeof zh>;
