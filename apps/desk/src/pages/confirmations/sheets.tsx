import { Group } from '@mantine/core';
import { confirmationLifecycle } from '@mingcha/domain/findings';
import { PersonName, Section, UnitName, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTRPC } from '../../api/trpc.ts';
import { commandsOpen } from '../../parts/commands-open.ts';
import { useSession } from '../../session/session-context.ts';
import { useMay } from '../../session/use-may.ts';
import styles from './confirmations.module.css';
import { RefusalToSign } from './refusal-to-sign.tsx';
import { ReplyPoints } from './reply-points.tsx';
import { ServeSheet } from './serve-sheet.tsx';
import { SheetCode } from './sheet-code.tsx';
import { type Sheet, SheetFacts, SheetState } from './sheet-facts.tsx';
import { SheetOnPaper } from './sheet-on-paper.tsx';

/** On the finding's page: everybody who was asked, side by side, and what they were answered. */
export function SheetsOf({ finding, undecided }: { finding: string; undecided: boolean }) {
  const { say } = useWords();
  const allowed = useMay('confirmation.read');
  const query = useQuery({
    ...useTRPC().confirmations.list.queryOptions({ finding, limit: 50, sort: 'openedAt', direction: 'desc' }),
    enabled: allowed,
  });
  const sheets = query.data?.rows ?? [];
  if (!allowed || sheets.length === 0) return null;
  const nameOf = (id: string | null) => (id === null ? null : (query.data?.names[id] ?? null));
  return (
    <Section title={say('desk.replies')}>
      <ul className={styles.sheets}>
        {sheets.map((sheet) => (
          <li key={sheet.id} className={styles.sheet} data-sheet={sheet.id}>
            <Group gap="xs" mb={4}>
              <Link to="/confirmations/$id" params={{ id: sheet.id }} className={styles.who}>
                <Respondent sheet={sheet} nameOf={nameOf} />
              </Link>
              <SheetState sheet={sheet} />
            </Group>
            <SheetFacts sheet={sheet} />
            {undecided ? <SheetActs sheet={sheet} /> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Respondent({
  sheet,
  nameOf,
}: {
  sheet: Sheet;
  nameOf: (id: string | null) => string | null;
}) {
  const { say } = useWords();
  return sheet.person === null ? (
    <UnitName name={nameOf(sheet.unit)} />
  ) : (
    <>
      <span className="mc-quiet">{say('desk.replies.person')}</span>{' '}
      <PersonName name={nameOf(sheet.person)} />
    </>
  );
}

/** What the office may do with a sheet as it stands. */
export function SheetActs({ sheet }: { sheet: Sheet }) {
  const { roles } = useSession();
  const [serves, issues, replies] = [
    useMay('confirmation.serve'),
    useMay('pass.issue'),
    useMay('confirmation.reply'),
  ];
  const open = commandsOpen(confirmationLifecycle, sheet.state, roles);
  const objected = sheet.answer !== null && sheet.answer !== 'agrees';
  return (
    <Group gap="xs" mt="xs">
      {open.has('serveConfirmation') && serves ? <ServeSheet sheet={sheet} /> : null}
      {(sheet.state === 'opened' || sheet.state === 'served') && issues ? <SheetCode sheet={sheet} /> : null}
      <SheetOnPaper sheet={sheet} />
      {open.has('noteRefusalToSign') && serves ? <RefusalToSign sheet={sheet} /> : null}
      {open.has('replyToConfirmation') && objected && replies ? <ReplyPoints sheet={sheet} /> : null}
    </Group>
  );
}
