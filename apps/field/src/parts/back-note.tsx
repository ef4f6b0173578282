import { sayTime, useNow, useWords, useZone } from '@mingcha/ui';
import type { VisitView } from '../visit/view.ts';
import styles from './back-note.module.css';

/** From half an hour before the team is due back: when to call, and the number. Worded so that anybody may read it. */
const before = 30 * 60_000;
const still = ['scheduled', 'started'];

export function BackNote({ view }: { view: VisitView }) {
  const { say, language } = useWords();
  const zone = useZone();
  const now = useNow(15_000);
  const { fields, status } = view.state;
  if (fields === null || !still.includes(status) || now < fields.dueBack - before) return null;
  const over = now > fields.dueBack;
  const time = sayTime(fields.dueBack, language, zone);
  const phone = view.assignment?.dutyPhone;
  return (
    <p className={styles.note} data-over={over} role="status">
      <span>{say(over ? 'field.back.over' : 'field.back.soon', { time })}</span>
      {phone ? <a href={`tel:${phone}`}>{phone}</a> : null}
    </p>
  );
}
