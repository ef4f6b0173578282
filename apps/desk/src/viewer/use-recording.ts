import { isTyping, useMeasured } from '@mingcha/ui';
import { useCallback, useEffect, useRef, useState } from 'react';

/** A recording that is worked on: how long it is, where it stands, and what moves it. */
export function useRecording() {
  const element = useRef<HTMLMediaElement | null>(null);
  const [duration, setDuration] = useState<number | null>(null);
  const [at, setAt] = useState(0);
  const [playing, setPlaying] = useState(false);
  const [failed, setFailed] = useState(false);
  const take = useCallback((node: HTMLMediaElement | null) => {
    element.current = node;
  }, []);
  const measured = useMeasured(setDuration);
  const seek = (ms: number) => {
    if (element.current !== null) element.current.currentTime = ms / 1000;
    setAt(ms);
  };
  const toggle = () => {
    const { current } = element;
    if (current?.paused === true) void current.play().catch(() => setFailed(true));
    else current?.pause();
  };
  // A film tells where it stands four times a second: too rarely to see a rectangle come and go.
  useEffect(() => {
    if (!playing) return;
    let frame = requestAnimationFrame(function look() {
      if (element.current !== null) setAt(Math.round(element.current.currentTime * 1000));
      frame = requestAnimationFrame(look);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing]);
  const told = {
    ...measured,
    onPlay: () => setPlaying(true),
    onPause: () => setPlaying(false),
    onError: () => setFailed(true),
    onSeeked: () => setAt(Math.round((element.current?.currentTime ?? 0) * 1000)),
  };
  return { take, duration, at, playing, failed, seek, toggle, told };
}

/** One key, one deed, wherever the focus is, except where somebody types. */
export function useKeys(deeds: Readonly<Record<string, () => void>>): void {
  const latest = useRef(deeds);
  useEffect(() => {
    latest.current = deeds;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.metaKey || event.ctrlKey || event.altKey) return;
      latest.current[event.key.toLowerCase()]?.();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
