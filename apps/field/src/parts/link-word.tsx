import { useWords } from '@mingcha/ui';
import { useOpen } from '../state/hooks.ts';
import { useStore } from '../state/store.ts';

/** The line as a word, as the last real request found it. */
export function LinkWord() {
  const { say } = useWords();
  const { link, busy, upload } = useStore(useOpen().sync.state);
  if (link === 'away') return <span>{say('field.link.away')}</span>;
  if (upload !== null) {
    return (
      <span>{say('field.link.uploading', { percent: Math.floor((upload.sent / upload.of) * 100) })}</span>
    );
  }
  if (link === 'unknown') return <span>{say('field.link.unknown')}</span>;
  return <span>{say(busy ? 'field.link.busy' : 'field.link.there')}</span>;
}
