import { useWords } from '@mingcha/ui';
import { useRef } from 'react';
import { Press } from './press.tsx';

/** A file from the tablet's gallery. What comes of it says for ever that it was not taken here. */
export function GalleryPress({ busy, onFile }: { busy: boolean; onFile: (file: File) => void }) {
  const { say } = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/*,video/*,audio/*"
        hidden
        aria-label={say('field.gallery')}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file !== undefined) onFile(file);
        }}
      />
      <Press busy={busy} onClick={() => input.current?.click()}>
        {say('field.gallery')}
      </Press>
    </>
  );
}
