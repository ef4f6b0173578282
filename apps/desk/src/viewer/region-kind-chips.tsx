import { useWords } from '@mingcha/ui';
import { Chips } from '../parts/chips.tsx';
import { type RegionKind, regionKinds } from './regions.ts';

interface RegionKindChipsProps {
  chosen: RegionKind;
  onChoose: (kind: RegionKind) => void;
}

/** What the next rectangle hides. */
export function RegionKindChips({ chosen, onChoose }: RegionKindChipsProps) {
  const { say, term } = useWords();
  return (
    <Chips
      label={say('desk.mask.what')}
      chosen={chosen}
      chips={regionKinds.map((kind) => ({ value: kind, label: term('mask', kind) }))}
      onChoose={(kind) => onChoose(kind ?? 'face')}
      withAll={false}
    />
  );
}
