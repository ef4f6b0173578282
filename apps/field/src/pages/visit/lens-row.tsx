import { useWords } from '@mingcha/ui';
import { IconBulb, IconBulbFilled } from '@tabler/icons-react';
import { useState } from 'react';
import { type Lens, setLens } from '../../capture/camera.ts';
import { Press } from '../../parts/press.tsx';
import styles from './camera-sheet.module.css';

/** Light and zoom, where the camera has them. */
export function LensRow({ stream, lens, covert }: { stream: MediaStream; lens: Lens; covert: boolean }) {
  const { say } = useWords();
  const [lit, setLit] = useState(false);
  const [zoom, setZoom] = useState(lens.zoom?.min ?? 1);
  // A light that comes on gives its bearer away.
  const torch = lens.torch && !covert;
  if (!torch && lens.zoom === null) return null;
  return (
    <div className={styles.lens}>
      {torch ? (
        <Press
          aria-pressed={lit}
          aria-label={say('field.camera.torch')}
          onClick={() => {
            setLit(!lit);
            void setLens(stream, { torch: !lit });
          }}
        >
          {lit ? <IconBulbFilled size="1.25rem" aria-hidden /> : <IconBulb size="1.25rem" aria-hidden />}
        </Press>
      ) : null}
      {lens.zoom === null ? null : (
        <input
          type="range"
          aria-label={say('field.camera.zoom')}
          min={lens.zoom.min}
          max={lens.zoom.max}
          step="any"
          value={zoom}
          onChange={(event) => {
            const wanted = event.currentTarget.valueAsNumber;
            setZoom(wanted);
            void setLens(stream, { zoom: wanted });
          }}
        />
      )}
    </div>
  );
}
