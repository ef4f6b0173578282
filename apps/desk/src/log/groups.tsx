import styles from './log.module.css';

/** A root in groups of four, so that two people can read it out to each other. All of it: half would be easier to forge. */
export function Groups({ value }: { value: string }) {
  return <code className={styles.groups}>{value.replace(/(.{4})(?=.)/g, '$1 ')}</code>;
}
