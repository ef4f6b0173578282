import { useWords } from '@mingcha/ui';
import { OnPaper } from '../../parts/on-paper.tsx';
import { OnReceipt } from '../../parts/on-receipt.tsx';
import { useSession } from '../../session/session-context.ts';
import { CaseCode } from './case-code.tsx';
import type { CaseDetail } from './detail.tsx';
import { PenDecision } from './pen-decision.tsx';

const toServe = ['decided', 'served', 'exempted', 'dismissed'];

/** The same steps without an account: with a pen, by a receipt that two have seen, or by a code printed behind a text. */
export function OtherWays({ detail }: { detail: CaseDetail }) {
  const { say } = useWords();
  const { person } = useSession();
  const { case: row, parts } = detail;
  const mine = parts.some((each) => each.part === 'investigator' && each.person === person);
  const { state } = row;
  const about = { type: 'case' as const, id: row.id };
  const open = [
    ...(row.person !== null && row.servedPersonAt === null ? (['person'] as const) : []),
    ...(row.servedUnitAt === null ? (['unit'] as const) : []),
  ];
  const decided = row.decidedAt !== null && state !== 'deliberation' && state !== 'revoked';
  return (
    <>
      {state === 'proposed' ? <OnPaper act="cases.approve" target={{ id: row.id }} /> : null}
      {state === 'deliberation' ? <PenDecision row={row} /> : null}
      {mine && state === 'notice-issued' ? <OnReceipt filled act="cases.serveNotice" about={about} /> : null}
      {mine && toServe.includes(state)
        ? open.map((to, place) => (
            <OnReceipt
              key={to}
              filled={place === 0}
              act={`cases.serve.${to}`}
              about={about}
              label={say(`desk.case.receipt.${to}`)}
            />
          ))
        : null}
      {mine && (state === 'notice-issued' || state === 'prior-notice') ? (
        <CaseCode row={row} document="prior-notice" />
      ) : null}
      {mine && decided ? <CaseCode row={row} document="case-decision" /> : null}
      {mine && state === 'prior-notice' ? <OnPaper act="cases.defend" target={{ id: row.id }} /> : null}
    </>
  );
}
