import type { CaseView, DecisionView } from '@mingcha/domain/accountability';
import type { Edition, Letterhead } from '../bulletin/edition.ts';
import { wordsOf } from '../bulletin/edition.ts';

/** Texts of a case under the head of the organ whose they are. The record of a defence is a form and none of these. */
export type CaseLetter = Exclude<CaseView, { document: 'defence-record' }>;
export type CaseEdition = Edition<Letterhead>;

const titleKey = (view: CaseLetter) =>
  view.document === 'case-decision' && view.outcome !== 'decided'
    ? (`document.case.title.${view.outcome}` as const)
    : (`document.case.title.${view.document}` as const);

export const letterheadOf = (view: CaseLetter): Letterhead => {
  const word = wordsOf(view);
  return {
    document: 'case',
    language: view.language,
    issuer: { name: view.issuer, mark: view.issuer },
    secrecy: 'none',
    urgency: null,
    title: word(titleKey(view)),
    recipients: [recipientOf(view)],
    contact: null,
    cc: copiesOf(view),
    printingOffice: view.issuer,
    preparedOn: view.dated,
    numbered: word('document.case.number'),
  };
};

const recipientOf = (view: CaseLetter): string =>
  view.document === 'case-proposal' ? view.organ : view.respondent.name;

/** A decision on a person goes to their unit as well. */
const copiesOf = (view: CaseLetter | DecisionView): string[] =>
  view.document === 'case-decision' && view.respondent.unit !== null ? [view.respondent.unit] : [];
