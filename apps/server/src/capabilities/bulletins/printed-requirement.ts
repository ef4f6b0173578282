import { type BulletinRequirement, printedParagraphs } from '@mingcha/domain/bulletins';

/** A typed ordinal (一、 or （一）): the printer numbers by itself. */
const ordinal = /^[（(]?[一二三四五六七八九十]+[）)]?[、.．]?/u;
/** A short first sentence without a pause inside is a run-in heading: 压实整改责任。各单位…… */
const runIn = /^([^，。；：、！？]{2,20})。(.+)$/u;

export function printedRequirements(typed: string): BulletinRequirement[] {
  return printedParagraphs(typed).map((paragraph) => {
    const unnumbered = paragraph.replace(ordinal, '');
    const [, heading, text] = runIn.exec(unnumbered) ?? [];
    return heading !== undefined && text !== undefined
      ? { heading, text }
      : { heading: null, text: unnumbered || paragraph };
  });
}
