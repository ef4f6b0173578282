import { Hash, RefusalNote, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { PaperView } from '../../parts/paper-view.tsx';
import { PdfLink } from '../../parts/pdf-link.tsx';
import type { BulletinDetail } from './detail.tsx';

type Missing = Output['bulletins']['preview']['missing'];
type Substitute = Output['bulletins']['preview']['substitutes'][number];

/** Whoever writes it sees this before a leader is refused. */
function MissingCharacters({ missing }: { missing: Missing }) {
  const { say } = useWords();
  if (missing.length === 0) return null;
  const characters = missing
    .map(({ character, codePoint }) => `${character} (${codePoint})`)
    .join(say('desk.listComma'));
  return <RefusalNote refusal={{ code: 'document.characters-missing', facts: { characters } }} />;
}

/** What an operator who puts licensed fonts in the folder would change. */
function Substitutes({ substitutes }: { substitutes: readonly Substitute[] }) {
  const { say } = useWords();
  if (substitutes.length === 0) return null;
  const list = substitutes
    .map(({ role, wanted, used }) =>
      say('desk.fonts.substitute', {
        role: say(`document.role.${role}`),
        wanted: say(`document.type.${wanted}`),
        used,
      }),
    )
    .join(say('desk.listComma'));
  return <p className="mc-quiet">{say('desk.fonts.substitutes', { list })}</p>;
}

/** The issued document, or the draft as it would be printed now, with the digest of what a signature would cover. */
export function Paper({ detail }: { detail: BulletinDetail }) {
  const { say } = useWords();
  const { bulletin } = detail;
  const final = bulletin.sha256 !== null;
  const preview = useQuery({
    ...useTRPC().bulletins.preview.queryOptions({ id: bulletin.id }),
    enabled: !final,
    retry: false,
  });
  return (
    <PaperView
      of="bulletins"
      id={bulletin.id}
      final={final}
      first
      label={say('desk.bulletin.paper')}
      above={
        <>
          {say(final ? 'desk.bulletin.paper.final' : 'desk.bulletin.paper.draft')}{' '}
          <PdfLink
            path={`/files/bulletins/${bulletin.id}/english.pdf`}
            label={say('desk.bulletin.english')}
          />
          {preview.data ? (
            <>
              {' · '}
              {say('desk.bulletin.chars', { count: preview.data.characters })}
              {' · '}
              <Hash label={say('desk.bulletin.viewHash')} value={preview.data.viewHash} />
              <MissingCharacters missing={preview.data.missing} />
              <Substitutes substitutes={preview.data.substitutes} />
            </>
          ) : null}
        </>
      }
      none={say('desk.bulletin.paper.none')}
    />
  );
}
