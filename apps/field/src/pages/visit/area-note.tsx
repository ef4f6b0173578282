import { useWords } from '@mingcha/ui';
import { IconBan } from '@tabler/icons-react';
import { useState } from 'react';
import { Press } from '../../parts/press.tsx';
import { useOpen } from '../../state/hooks.ts';
import { areasOf } from '../../visit/area.ts';
import type { VisitView } from '../../visit/view.ts';
import styles from './camera-sheet.module.css';

interface AreaNoteProps {
  view: VisitView;
  covert: boolean;
  /** The area somebody said they stand in; empty outside of any. */
  area: string;
  onArea: (area: string) => void;
}

/**
 * Where nothing may be recorded. The tablet cannot know that it is in such a place: a person says so, and until it is
 * taken back nothing is recorded. On a covert visit it is a sign, and its list is one press away.
 */
export function AreaNote({ view, covert, area, onArea }: AreaNoteProps) {
  const { say } = useWords();
  const open = useOpen();
  const [shown, setShown] = useState(false);
  const areas = areasOf(open, view);
  if (areas.length === 0) return null;
  const count = covert ? String(areas.length) : say('field.area.count', { count: areas.length });
  const list = areas.map(({ name }) => name).join(say('field.comma'));
  return (
    <div className={styles.area} data-inside={area !== ''}>
      <Press
        look="bare"
        aria-expanded={shown}
        aria-label={`${count} ${say('field.area.list')}`}
        icon={<IconBan size="1.25rem" aria-hidden />}
        onClick={() => setShown(!shown)}
      >
        {count}
      </Press>
      {shown ? (
        <div className={styles.areas}>
          {areas.map(({ id, name }) => (
            <Press
              key={id}
              aria-pressed={area === name}
              look={area === name ? 'danger' : 'line'}
              onClick={() => onArea(area === name ? '' : name)}
            >
              {say(area === name ? 'field.area.leave' : 'field.area.enter', { name })}
            </Press>
          ))}
        </div>
      ) : covert ? null : (
        <span>{list}</span>
      )}
    </div>
  );
}
