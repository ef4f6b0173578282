import { isSoundSpan } from '@mingcha/domain/evidence';
import { useRowKeys, useWords } from '@mingcha/ui';
import type { Output } from '../../api/trpc.ts';
import { clockText } from '../../viewer/spans.ts';

type Regions = Output['evidence']['get']['evidence']['regions'];

/** What was hidden in a recording and when, for whoever has to hear and see that it is. */
export function HiddenParts({ regions }: { regions: Regions }) {
  const { say, term } = useWords();
  const rows = useRowKeys(regions.length);
  const when = ({ fromMs, toMs }: Regions[number]) =>
    fromMs === undefined || toMs === undefined
      ? say('desk.mask.whole')
      : `${clockText(fromMs)}–${clockText(toMs)}`;
  return (
    <section>
      <h3>{say('desk.mask.hidden', { count: regions.length })}</h3>
      <ul>
        {regions.map((region, index) => (
          <li key={rows.of(index)}>
            {isSoundSpan(region) ? say('desk.mask.silent') : term('mask', region.what)} · {when(region)}
          </li>
        ))}
      </ul>
    </section>
  );
}
