import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core';

/** `dim` is the dark face with as little light as still reads: for a service hall. */
export type Face = 'light' | 'dark' | 'dim' | 'auto';

const remembered = 'app.face';

export function readFace(): Face {
  const stored = localStorage.getItem(remembered);
  return stored === 'light' || stored === 'dark' || stored === 'dim' ? stored : 'auto';
}

export function writeFace(face: Face): void {
  localStorage.setItem(remembered, face);
  showFace(face);
}

export function showFace(face: Face): void {
  if (face === 'dim') document.documentElement.dataset.face = 'dim';
  else delete document.documentElement.dataset.face;
}

export function schemeOf(face: Face): MantineColorScheme {
  return face === 'dim' ? 'dark' : face;
}

/** Mantine knows three schemes; ours is kept beside it, so that `dim` survives a reload. */
export function faceManager(): MantineColorSchemeManager {
  let heard: ((event: StorageEvent) => void) | undefined;
  return {
    get: () => schemeOf(readFace()),
    set: () => undefined,
    clear: () => localStorage.removeItem(remembered),
    subscribe: (onUpdate) => {
      heard = (event) => {
        if (event.key !== remembered) return;
        showFace(readFace());
        onUpdate(schemeOf(readFace()));
      };
      window.addEventListener('storage', heard);
    },
    unsubscribe: () => {
      if (heard) window.removeEventListener('storage', heard);
    },
  };
}
