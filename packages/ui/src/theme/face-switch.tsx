import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../words/use-words.ts';
import { type Face, readFace, schemeOf, writeFace } from './face.ts';

/** Light, dark, as the system; `withDim` adds the one for service halls. */
export function FaceSwitch({ withDim = false }: { withDim?: boolean }) {
  const { say } = useWords();
  // Otherwise it puts a sheet of styles into the page for a moment, which the content policy stops.
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const [face, setFace] = useState(readFace);
  const faces: Face[] = withDim ? ['auto', 'light', 'dark', 'dim'] : ['auto', 'light', 'dark'];
  const choose = (chosen: Face) => {
    setFace(chosen);
    writeFace(chosen);
    setColorScheme(schemeOf(chosen));
  };
  return (
    <SegmentedControl
      size="xs"
      role="radiogroup"
      aria-label={say('ui.face')}
      value={face}
      onChange={(chosen) => choose(chosen as Face)}
      data={faces.map((each) => ({ value: each, label: say(`ui.face.${each}`) }))}
    />
  );
}
