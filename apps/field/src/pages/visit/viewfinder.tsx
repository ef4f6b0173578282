import { useWords } from '@mingcha/ui';
import type { Camera } from '../../capture/use-camera.ts';
import { Press } from '../../parts/press.tsx';
import styles from './camera-sheet.module.css';
import { LensRow } from './lens-row.tsx';

/** What the camera sees, small on a covert visit; or why it sees nothing, and the way to another try. */
export function Viewfinder({ camera, covert }: { camera: Camera; covert: boolean }) {
  const { say } = useWords();
  if (camera.trouble !== null)
    return (
      <>
        <p role="alert">{say(`field.camera.${camera.trouble}`)}</p>
        <Press wide onClick={camera.again}>
          {say('field.camera.again')}
        </Press>
      </>
    );
  return (
    <div className={styles.view}>
      <video
        ref={camera.video}
        className={styles.preview}
        data-covert={covert}
        autoPlay
        muted
        playsInline
        onPlaying={camera.onPlaying}
        aria-label={say('field.camera.preview')}
      />
      {camera.stream === null ? null : <LensRow stream={camera.stream} lens={camera.lens} covert={covert} />}
    </div>
  );
}
