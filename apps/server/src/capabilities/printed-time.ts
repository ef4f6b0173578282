import type { Reader } from '@mingcha/db';
import { printedLine } from '@mingcha/domain/bulletins';
import { TimeElement } from '@mingcha/domain/findings';
import { timeWords } from '@mingcha/words';
import { closed, word } from './printed-words.ts';

interface Timed {
  readonly id: string;
  readonly style: string | null;
  readonly time: unknown;
}

/**
 * The sentence on what each finding's time comes to, as it is printed beside its fact. It is made of what was computed and
 * signed with the finding; nobody types it. A finding called slow without a time says that it has none.
 */
export async function printedTimes(
  { prisma }: Reader,
  findings: readonly Timed[],
): Promise<ReadonlyMap<string, string>> {
  const timed = findings.map((finding) => ({
    ...finding,
    time: TimeElement.nullable().parse(finding.time ?? null),
  }));
  const items = await prisma.serviceItem.findMany({
    where: { id: { in: timed.flatMap(({ time }) => (time?.by === 'item' ? [time.item] : [])) } },
    select: { id: true, name: true },
  });
  const names = new Map(items.map(({ id, name }) => [id, name]));
  return new Map(
    timed.flatMap(({ id, style, time }): [string, string][] => {
      if (time === null) return style === 'SLOW' ? [[id, word('time.none')]] : [];
      const parts = timeWords(word, time, (item) => names.get(item) ?? null);
      const said = closed(parts.join(word('document.time.comma')));
      return [[id, printedLine(word('document.time', { time: said }))]];
    }),
  );
}
