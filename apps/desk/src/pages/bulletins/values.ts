import type { Output } from '../../api/trpc.ts';

export interface PhotoChoice {
  evidence: string;
  caption: string;
}

export interface BulletinValues {
  title: string;
  series: string;
  findings: string[];
  intro: string;
  requirements: string;
  recipients: string[];
  cc: string[];
  secrecy: string;
  deadline: string;
  photos: PhotoChoice[];
  /** The issued bulletin that this one puts right. */
  corrects: string | null;
  /** What its chart counts the problems by; none: it has no chart. */
  chart: string;
}

export function valuesOf({
  bulletin,
  findings,
  recipients,
  photos,
}: Output['bulletins']['get']): BulletinValues {
  return {
    title: bulletin.title,
    series: bulletin.series,
    findings: findings.map((finding) => finding.id),
    intro: bulletin.intro ?? '',
    requirements: bulletin.requirements ?? '',
    recipients: recipients.map((one) => one.unit),
    cc: bulletin.cc,
    secrecy: bulletin.secrecy,
    deadline: bulletin.deadline ?? '',
    photos: photos.map(({ evidence, caption }) => ({ evidence, caption: caption ?? '' })),
    corrects: bulletin.corrects,
    chart: bulletin.chart ?? '',
  };
}

/** The values in the shape of the command: what is empty is not said. */
export function commandOf({ deadline, corrects, chart, ...values }: BulletinValues) {
  return {
    ...values,
    scope: 'internal',
    ...(deadline === '' ? {} : { deadline }),
    ...(corrects === null ? {} : { corrects }),
    ...(chart === '' ? {} : { chart }),
  };
}
