import type { RefusalFacts } from '@mingcha/ui';
import { useEffect, useRef, useState } from 'react';
import { refusalOf } from '../../api/refusal.ts';
import { signedOut } from '../../session/signed-out.ts';
import type { BulletinValues } from './values.ts';

export interface PreviewTold {
  readonly pages: number;
  readonly characters: number;
  readonly incomplete: readonly ('title' | 'intro' | 'recipients' | 'findings')[];
  readonly leftOut: { readonly findings: number; readonly photos: number };
}

export interface Preview {
  /** The last paper that could be made; it stays when the next cannot. */
  readonly paper: { readonly bytes: ArrayBuffer; readonly told: PreviewTold } | null;
  readonly phase: 'rendering' | 'shown' | 'offline' | 'refused';
  readonly refusal: RefusalFacts | null;
  again(): void;
}

/** A little longer than between two keys of quick hands: what is asked in between is called off. In milliseconds. */
const pause = 80;
/** Two windows of one person ask in turns. In milliseconds. */
const othersTurn = 700;

/** The paper of what stands in the form, made anew after every pause. `id`: the draft that is being revised. */
export function usePreview(values: BulletinValues, id: string | null, wanted: boolean): Preview {
  const [state, setState] = useState<Omit<Preview, 'again'>>({
    paper: null,
    phase: 'rendering',
    refusal: null,
  });
  const [turn, setTurn] = useState(0);
  const first = useRef(true);
  const asked = JSON.stringify(fieldsOf(values, id));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a turn asks for the same once more
  useEffect(() => {
    if (!wanted) return;
    const stop = new AbortController();
    const settle = (next: Partial<Omit<Preview, 'again'>>) => {
      if (!stop.signal.aborted) setState((now) => ({ ...now, ...next }));
    };
    const ask = async () => {
      settle({ phase: 'rendering', refusal: null });
      const paper = await read(asked, stop.signal);
      if (paper === null) setTimeout(() => !stop.signal.aborted && setTurn((now) => now + 1), othersTurn);
      else settle({ paper, phase: 'shown' });
    };
    const start = setTimeout(
      () => {
        first.current = false;
        ask().catch((error: unknown) => {
          const refusal = refusalOf(error);
          const out = refusal.code === 'not-signed-in' || refusal.code === 'session-expired';
          if (out && !stop.signal.aborted) signedOut.happened();
          settle(refusal.code === 'offline' ? { phase: 'offline' } : { phase: 'refused', refusal });
        });
      },
      first.current ? 0 : pause,
    );
    return () => {
      clearTimeout(start);
      stop.abort();
    };
  }, [asked, wanted, turn]);
  const again = () => setTurn((now) => now + 1);
  useEffect(() => {
    const online = () => setTurn((now) => now + 1);
    addEventListener('online', online);
    return () => removeEventListener('online', online);
  }, []);
  return { ...state, again };
}

/** What the server takes: as it stands in the form, finished or not. */
function fieldsOf(
  { series: _, englishTitle: _title, deadline, ...values }: BulletinValues,
  id: string | null,
) {
  return {
    id,
    title: values.title,
    secrecy: values.secrecy,
    intro: values.intro,
    requirements: values.requirements,
    deadline: /^\d{4}-\d{2}-\d{2}$/.test(deadline) ? deadline : null,
    corrects: values.corrects,
    chart: values.chart === '' ? null : values.chart,
    recipients: values.recipients,
    cc: values.cc,
    findings: values.findings,
    photos: values.photos.map(({ evidence, caption }) => ({ evidence, caption })),
  };
}

/** Null: another window of the same person was served instead. Throws the refusal. */
async function read(body: string, signal: AbortSignal): Promise<Preview['paper']> {
  const answer = await fetch('/files/bulletins/preview.pdf', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    signal,
  });
  if (answer.status === 204) return null;
  if (!answer.ok) {
    const said = (await answer.json().catch(() => null)) as { refusal?: RefusalFacts } | null;
    throw said?.refusal ?? { code: 'internal', facts: {} };
  }
  const told = JSON.parse(decodeURIComponent(answer.headers.get('x-mingcha-preview') ?? '')) as PreviewTold;
  return { bytes: await answer.arrayBuffer(), told };
}
