import { sayDay, useNow, useWords, useZone } from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';
import { Decide } from '../../parts/decide.tsx';

/** 电子用印: the key of this machine seals the file itself; whose seal it is stands in its certificate. */
export function SealByKey({ id, version }: { id: string; version: number }) {
  const { say, language } = useWords();
  const zone = useZone();
  const now = useNow(60_000);
  const { bulletins } = useTRPC();
  const { data: key } = useQuery(bulletins.sealKey.queryOptions());
  const seal = useMutation(bulletins.sealByKey.mutationOptions());
  if (key == null) return null;
  return (
    <Decide
      act={say('desk.seal.by-key')}
      form={`bulletin.seal-by-key.${id}`}
      lines={[
        say('desk.seal.by-key.whose', { subject: key.subject }),
        say('desk.seal.by-key.issuer', {
          issuer: key.issuer,
          until: sayDay(key.notAfter, now, language, zone),
        }),
        say(key.holds ? 'desk.seal.by-key.final' : 'desk.seal.by-key.out-of-time'),
      ]}
      disabled={!key.holds}
      done={say('desk.seal.by-key.done')}
      run={() => seal.mutateAsync({ id, expected: version })}
    />
  );
}
