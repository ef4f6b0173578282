import { charactersIn } from '@mingcha/domain/bulletins';
import { type DispatchText, longestDispatch, sentencesOf } from '@mingcha/domain/dispatches';
import { useWords } from '@mingcha/ui';

/** How long it has become while it is typed, and that it is too long to be signed. Facts that are quoted count once it is saved. */
export function LengthNote({ text }: { text: DispatchText }) {
  return <LengthTold form={text.form} characters={charactersIn(sentencesOf(text))} />;
}

/** The same of a text that is saved, whole. */
export function LengthTold({ form, characters }: { form: DispatchText['form']; characters: number }) {
  const { say } = useWords();
  const limit = longestDispatch[form];
  return (
    <>
      <span className="mc-quiet">{say('desk.length', { characters, limit })}</span>{' '}
      <span role="status">
        {characters > limit ? <strong>{say('desk.length.over', { over: characters - limit })}</strong> : null}
      </span>
    </>
  );
}
