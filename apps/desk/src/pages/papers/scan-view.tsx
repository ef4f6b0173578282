import { useWords } from '@mingcha/ui';
import styles from './papers.module.css';

/** A scan as it is: a picture as a picture, a PDF in a frame; a telephone opens it in its own viewer. */
export function ScanView({ src, mime }: { src: string; mime: string }) {
  const { say } = useWords();
  const label = say('desk.paper.scan');
  return (
    <div className={styles.scan}>
      {mime === 'application/pdf' ? (
        <iframe className={styles.paper} src={src} title={label} />
      ) : (
        <img className={styles.paper} src={src} alt={label} />
      )}
      <a href={src} target="_blank" rel="noreferrer">
        {say('desk.paper.scan.open')}
      </a>
    </div>
  );
}
