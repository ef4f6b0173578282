import { IconFileText, IconMicrophone, IconPhoto, IconVideo } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useOpen } from '../state/hooks.ts';
import type { Open } from '../state/tablet.ts';
import { readSide } from '../vault/media-reader.ts';
import styles from './thumb.module.css';

export const mediumShapes = {
  photo: IconPhoto,
  scan: IconFileText,
  audio: IconMicrophone,
  video: IconVideo,
} as const;

/** Addresses of small pictures by medium, for as long as the vault is open. */
const known = new WeakMap<Open, Map<string, Promise<string | null>>>();

function thumbFor(open: Open, medium: string): Promise<string | null> {
  const mine = known.get(open) ?? new Map<string, Promise<string | null>>();
  known.set(open, mine);
  let thumb = mine.get(medium);
  if (thumb === undefined) {
    thumb = readSide(open.store, open.keys, medium, 'thumb').then(
      (bytes) => (bytes === null ? null : URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }))),
      () => null,
    );
    // What is not there yet may come: a recording gets its picture a moment later.
    void thumb.then((url) => {
      if (url === null) mine.delete(medium);
    });
    mine.set(medium, thumb);
  }
  return thumb;
}

interface ThumbProps {
  id: string;
  medium: keyof typeof mediumShapes;
}

/** A few kilobytes of a medium, sealed beside it; its sign where there is none. The medium itself is not opened. */
export function Thumb({ id, medium }: ThumbProps) {
  const open = useOpen();
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let here = true;
    const show = () =>
      void thumbFor(open, id).then((found) => {
        if (here) setUrl(found);
      });
    show();
    // It is made after its piece was kept, which is when the list shows the piece.
    const unwatch = open.store.port?.onThumb((medium) => {
      if (medium !== id) return;
      known.get(open)?.delete(id);
      show();
    });
    return () => {
      here = false;
      unwatch?.();
    };
  }, [open, id]);
  const Shape = mediumShapes[medium];
  if (url === null) return <Shape size="1.125rem" stroke={1.5} aria-hidden />;
  // A background and no image: what a list shows is a sign for the piece, not the piece.
  return <span className={styles.thumb} style={{ backgroundImage: `url(${url})` }} aria-hidden />;
}
