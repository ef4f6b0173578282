import { MantineProvider, type MantineThemeOverride } from '@mantine/core';
import type { i18n } from 'i18next';
import { type ReactNode, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { ZoneContext } from '../time/zone.ts';
import { faceManager, readFace, showFace } from './face.ts';

export interface FaceProps {
  words: i18n;
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
    <I18nextProvider i18n={words}>
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
    </I18nextProvider>
  );
}
