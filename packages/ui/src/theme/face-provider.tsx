import './index.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { i18n } from 'i18next';
import { type ReactNode, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { ZoneContext } from '../time/zone.ts';
import { faceManager, readFace, showFace } from './face.ts';
import { theme } from './theme.ts';

interface FaceProviderProps {
  words: i18n;
  base: 'desk' | 'tablet';
  /** The office's time zone, an IANA name. */
  zone?: string;
  children: ReactNode;
}

/**
 * Everything a face needs around it. No style element is written at run time (the variables are a file, classes are
 * static), so that `style-src 'self'` holds: avoid Mantine's Grid, SimpleGrid, AppShell and responsive style props.
 */
export function FaceProvider({ words, base, zone = 'Asia/Shanghai', children }: FaceProviderProps) {
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
          <Notifications position="bottom-right" limit={3} containerWidth={380} />
        </MantineProvider>
      </ZoneContext>
    </I18nextProvider>
  );
}
