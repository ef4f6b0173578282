import { Switch } from '@mantine/core';
import { useWords } from '@mingcha/ui';
import { useCallback, useRef, useState } from 'react';
import { StepFrame, type StepProps } from './step-frame.tsx';
import { arrive, type Recorded, recordOffline, type Screen } from './steps/tablet.ts';
import { Finger } from './tablet/finger.ts';
import { switchNetwork } from './tablet/network.ts';
import styles from './walk.module.css';

const shownAt: ReadonlySet<string> = new Set([
  'walk.line.enrols',
  'walk.line.offline',
  'walk.line.draws',
  'walk.line.photographs',
]);

type Line = 'none' | 'off' | 'on';
const lineWords = {
  none: 'walk.tablet.network',
  off: 'walk.tablet.unplugged',
  on: 'walk.tablet.plugged',
} as const;

/** The tablet's own program in a frame, with a switch for its network. */
export function TabletStep(props: StepProps) {
  const { say } = useWords();
  const { walking, walk, name } = props;
  const frame = useRef<HTMLIFrameElement>(null);
  const [line, setLine] = useState<Line>('none');
  const [started, setStarted] = useState(false);
  const [recorded, setRecorded] = useState<Recorded | null>(null);
  const busy = walking.busy !== null;

  const screen = useCallback((): Screen => {
    const tablet = frame.current;
    if (tablet === null) throw new Error('no frame for the tablet');
    return {
      finger: new Finger(tablet),
      load: (address) =>
        new Promise((loaded) => {
          tablet.addEventListener('load', () => loaded(), { once: true });
          tablet.src = address;
        }),
    };
  }, []);

  const record = () =>
    walking.run(name, async (doing) => {
      // Where WebCrypto is closed the tablet could not even make its keys.
      if (!window.isSecureContext) throw { code: 'walk.not-secure', facts: {} };
      setStarted(true);
      setRecorded(null);
      setLine('on');
      const done = await recordOffline(
        { ...doing, tell: (told) => tell(doing, told) },
        screen(),
        walk.office,
      );
      setRecorded(done);
      return null;
    });
  const tell: (doing: Parameters<typeof recordOffline>[0], told: Parameters<typeof doing.tell>[0]) => void = (
    doing,
    told,
  ) => {
    if (told.word === 'walk.line.offline') setLine('off');
    // On a phone it lies below; a tablet out of sight is slowed down by the browser, its camera first.
    if (shownAt.has(told.word)) frame.current?.scrollIntoView({ block: 'center' });
    doing.tell(told);
  };

  const flip = (on: boolean) => {
    const { finger } = screen();
    setLine(on ? 'on' : 'off');
    if (!on || recorded === null) return switchNetwork(finger.window, on);
    void walking.run(name, (doing) => arrive(doing, { finger }, recorded), true);
  };

  return (
    <StepFrame
      {...props}
      onPress={() => void record()}
      shown={
        <div className={styles.device}>
          <div className={styles.line}>
            <Switch
              checked={line === 'on'}
              disabled={!started || busy}
              onChange={(event) => flip(event.currentTarget.checked)}
              label={say(lineWords[line])}
            />
          </div>
          <div className={styles.glass} data-on={started}>
            <iframe ref={frame} title={say('walk.tablet.frame')} className={styles.tablet} />
            {started ? null : <p className={styles.dark}>{say('walk.tablet.dark')}</p>}
          </div>
        </div>
      }
    >
      {recorded === null || line === 'on' || walking.stateOf(name).phase === 'done' ? null : (
        <p className={styles.said} role="status">
          {say('walk.tablet.recorded', {
            entries: recorded.insides.entries - recorded.insides.received,
            pictures: recorded.insides.pictures - recorded.insides.picturesReceived,
          })}
          {recorded.drawn ? ` ${say('walk.tablet.drawn')}` : ''}
        </p>
      )}
    </StepFrame>
  );
}
