import type { Told } from '../words/tell-report.ts';
import type { Words } from '../words/words.ts';

const MARK = { ok: '✓', fault: '✗', nothing: '–' } as const;

/** Faults first: whoever reads three lines has read the verdict and why. */
export function printed(told: Told, { parts, colon, codeUnit }: Words): string {
  const lines: string[] = [`${told.title}${colon}${told.verdict}`, told.verdictText, ''];
  const part = (title: string, ...said: readonly string[]) => {
    if (said.length > 0) lines.push(title, ...said.map((each) => `  ${each}`), '');
  };
  part(
    parts.faults,
    ...told.faults.flatMap(({ says, means, at, code }) => [
      `✗ ${says}`,
      `  ${means}`,
      `  ${codeUnit} ${code} · ${at}`,
    ]),
    ...(told.more === null ? [] : [told.more]),
  );
  part(told.aboutTitle, ...told.about.map(([name, value]) => `${name}${colon}${value}`));
  part(
    parts.checks,
    ...told.checks.map(
      ({ name, says, state, stateText, looked }) =>
        `${MARK[state]} ${name} · ${stateText} · ${looked}\n      ${says}`,
    ),
  );
  part(
    parts.open,
    ...told.open.map((each) => `· ${each}`),
    ...(told.moreOpen === null ? [] : [told.moreOpen]),
  );
  part(parts.times, ...(told.times === null ? [] : [told.times]), ...told.heads);
  if (told.key !== null) part(parts.key, told.key);
  part(parts.limits, told.limits);
  return lines.join('\n');
}
