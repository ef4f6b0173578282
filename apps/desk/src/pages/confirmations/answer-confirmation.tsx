import { DoorContext } from '../../api/door.ts';
import type { AnswerProps } from '../answer/answer-pages.ts';
import { passClient } from '../answer/pass-client.ts';
import { RespondToSheet } from './respond.tsx';

/** Behind a one-time code: the unit's or the person's sheet, and nothing else. */
export default function AnswerConfirmation({ id, onHandedIn }: AnswerProps) {
  return (
    <DoorContext value={{ client: passClient, headers: { 'x-mingcha-pass': '1' }, onHandedIn }}>
      <RespondToSheet id={id} />
    </DoorContext>
  );
}
