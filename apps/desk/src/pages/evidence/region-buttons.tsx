import { Button, Group } from '@mantine/core';
import { useWords } from '@mingcha/ui';
import type { Region } from '../../viewer/regions.ts';

interface RegionButtonsProps {
  /** What the button that goes on is called. */
  label: string;
  busy: boolean;
  regions: readonly Region[];
  onGo: () => void;
  onChange: (regions: Region[]) => void;
  onCancel: () => void;
}

/** Below a board: go on with what is drawn, take the last part back, leave. */
export function RegionButtons({ label, busy, regions, onGo, onChange, onCancel }: RegionButtonsProps) {
  const { say } = useWords();
  const empty = regions.length === 0;
  return (
    <Group gap="xs">
      <Button variant="filled" loading={busy} disabled={empty} onClick={onGo}>
        {label}
      </Button>
      <Button disabled={empty} onClick={() => onChange(regions.slice(0, -1))}>
        {say('desk.mask.undo')}
      </Button>
      <Button variant="subtle" onClick={onCancel}>
        {say('ui.cancel')}
      </Button>
    </Group>
  );
}
