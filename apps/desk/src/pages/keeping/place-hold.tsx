import type { HoldAbout } from '@mingcha/domain/retention';
import { useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';
import { Decide } from '../../parts/decide.tsx';
import { useMay } from '../../session/use-may.ts';

/** From here on nothing below this is destroyed. */
export function PlaceHold({ about }: { about: HoldAbout }) {
  const { say } = useWords();
  const may = useMay('hold.place');
  const place = useMutation(useTRPC().keeping.place.mutationOptions());
  if (!may) return null;
  return (
    <Decide
      small
      act={say('desk.hold.place')}
      form={`hold.place.${about.id}`}
      ask={{ label: say('desk.reason') }}
      lines={[say('desk.hold.place.line')]}
      done={say('desk.hold.placed')}
      run={({ text }) => place.mutateAsync({ about, reason: text })}
    />
  );
}
