import { isSealOf } from '@mingcha/domain/papers';
import { sayDay, useNow, useWords, useZone } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../api/trpc.ts';
import { useMay } from '../session/use-may.ts';
import { Decide } from './decide.tsx';

interface SealByKeyProps {
  form: string;
  /** Whose the document is, where that need not be this office. */
  organ?: string | null;
  /** That organ numbers it by a register of its own, and nobody writes on it after the seal. */
  numbers?: boolean;
  run: (number: string) => Promise<unknown>;
}

/** 电子用印: the key of this machine seals the file itself; whose seal it is stands in its certificate. */
export function SealByKey({ form, organ = null, numbers = false, run }: SealByKeyProps) {
  const { say, language } = useWords();
  const zone = useZone();
  const now = useNow(60_000);
  const enabled = useMay('bulletin.seal');
  const { data: key } = useQuery({ ...useTRPC().bulletins.sealKey.queryOptions(), enabled });
  if (key == null) return null;
  const isTheirs = organ === null || isSealOf(key.subject, organ);
  return (
    <Decide
      act={say('desk.seal.by-key')}
      form={form}
      lines={[
        say('desk.seal.by-key.whose', { subject: key.subject }),
        say('desk.seal.by-key.issuer', {
          issuer: key.issuer,
          until: sayDay(key.notAfter, now, language, zone),
        }),
        isTheirs
          ? say(key.holds ? 'desk.seal.by-key.final' : 'desk.seal.by-key.out-of-time')
          : say('desk.seal.by-key.other', { organ }),
      ]}
      {...(numbers && isTheirs
        ? { ask: { label: say('desk.seal.by-key.number'), hint: say('desk.seal.by-key.number.hint') } }
        : {})}
      disabled={!key.holds || !isTheirs}
      done={say('desk.seal.by-key.done')}
      run={({ text }) => run(text)}
    />
  );
}
