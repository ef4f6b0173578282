import { linksWithin, type StatementLink } from '@mingcha/domain/bulletins';
import { decidedAsTrue } from '@mingcha/domain/findings';
import type { Output } from '../../api/trpc.ts';
import { type DropReason, reasonFor } from './compose/drop-reason.ts';

export interface PhotoChoice {
  evidence: string;
  caption: string;
}

export interface BulletinValues {
  title: string;
  series: string;
  findings: string[];
  /** Of confirmed findings that the recorded draft had and this one has not. */
  dropped: DropReason[];
  intro: string;
  requirements: string;
  recipients: string[];
  cc: string[];
  secrecy: string;
  deadline: string;
  photos: PhotoChoice[];
  /** What its paragraphs rest on. */
  statements: StatementLink[];
  /** The issued bulletin that this one puts right. */
  corrects: string | null;
  /** What its chart counts the problems by; none: it has no chart. */
  chart: string;
  /** Empty: none. */
  englishTitle: string;
  /** internal, public. */
  scope: string;
  scopeReason: string;
  /** How people are named in the public edition. */
  naming: string;
  publicNames: string[];
}

export function valuesOf({
  bulletin,
  findings,
  recipients,
  photos,
  statements,
  publication,
}: Output['bulletins']['get']): BulletinValues {
  return {
    title: bulletin.title,
    series: bulletin.series,
    findings: findings.map((finding) => finding.id),
    dropped: [],
    intro: bulletin.intro ?? '',
    requirements: bulletin.requirements ?? '',
    recipients: recipients.map((one) => one.unit),
    cc: bulletin.cc,
    secrecy: bulletin.secrecy,
    deadline: bulletin.deadline ?? '',
    photos: photos.map(({ evidence, caption }) => ({ evidence, caption: caption ?? '' })),
    statements,
    corrects: bulletin.corrects,
    chart: bulletin.chart ?? '',
    englishTitle: bulletin.englishTitle ?? '',
    scope: bulletin.scope,
    scopeReason: bulletin.scopeReason ?? '',
    naming: publication?.naming ?? 'surname',
    publicNames: publication?.names ?? [],
  };
}

/** What the bulletin is now, where it is revised. */
export interface Recorded {
  findings: readonly { id: string; state: string }[];
}

/** Confirmed findings that were in it and are no longer: of each somebody has to be answerable. */
export const leftOf = (
  { findings }: Pick<BulletinValues, 'findings'>,
  recorded: Recorded | undefined,
): string[] =>
  (recorded?.findings ?? [])
    .filter(({ id, state }) => !findings.includes(id) && (decidedAsTrue as readonly string[]).includes(state))
    .map(({ id }) => id);

/** The values in the shape of the command: what is empty is not said. */
export function commandOf(
  {
    deadline,
    corrects,
    chart,
    dropped,
    englishTitle,
    scopeReason,
    naming,
    publicNames,
    ...values
  }: BulletinValues,
  recorded?: Recorded,
) {
  const left = leftOf(values, recorded);
  return {
    ...values,
    // A link to what was taken out waits in the form, in case it comes back.
    statements: linksWithin(values.statements, values.findings),
    ...(left.length === 0 ? {} : { dropped: left.map((id) => reasonFor(dropped, id)) }),
    ...(scopeReason.trim() === '' ? {} : { scopeReason }),
    ...(values.scope === 'public' ? { naming, publicNames } : {}),
    ...(deadline === '' ? {} : { deadline }),
    ...(corrects === null ? {} : { corrects }),
    ...(chart === '' ? {} : { chart }),
    ...(englishTitle.trim() === '' ? {} : { englishTitle }),
  };
}
