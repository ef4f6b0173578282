import { MantineProvider, type MantineThemeOverride } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { ZoneContext } from '../time/zone.ts';
import { type SpokenWords, WordsContext } from '../words/start-words.ts';
import { faceManager, readFace, showFace } from './face.ts';

export interface FaceProps {
  words: SpokenWords;
  /** The office's time zone, an IANA name. */
  zone?: string;
  children: ReactNode;
}

interface FaceProviderProps extends FaceProps {
  base: 'desk' | 'tablet';
  theme: MantineThemeOverride;
}

/**
 * Everything a face needs around it. No style element is written at run time (the variables are a file, classes are
 * static), so that `style-src 'self'` holds: avoid Mantine's Grid, SimpleGrid, AppShell and responsive style props.
 */
export function FaceProvider({ words, base, theme, zone = 'Asia/Shanghai', children }: FaceProviderProps) {
  const [manager] = useState(() => {
    showFace(readFace());
    document.documentElement.dataset.base = base;
    return faceManager();
  });
  return (
    <WordsContext value={words}>
      <ZoneContext value={zone}>
        <MantineProvider
          theme={theme}
          colorSchemeManager={manager}
          defaultColorScheme="auto"
          withCssVariables={false}
          withGlobalClasses={false}
        >
          {children}
        </MantineProvider>
      </ZoneContext>
    </WordsContext>
  );
}
