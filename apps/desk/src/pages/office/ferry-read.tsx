import type { FerryReport } from '@mingcha/domain/access';
import { type Fact, Facts, Moment, useWords } from '@mingcha/ui';

/** What a file came to: how much arrived, what was here already, and what is still owed. */
export function FerryRead({ report }: { report: FerryReport }) {
  const { say } = useWords();
  const { entries, media, missing } = report;
  const facts: Fact[] = [
    { name: say('desk.device'), value: report.name },
    { name: say('desk.ferry.at'), value: <Moment at={report.at} /> },
    {
      name: say('desk.ferry.entries'),
      value: say('desk.ferry.entries.of', { accepted: entries.accepted, duplicate: entries.duplicate }),
    },
    {
      name: say('desk.ferry.media'),
      value: say('desk.ferry.media.of', { received: media.received, known: media.known }),
    },
    ...(entries.held + entries.rejected === 0
      ? []
      : [
          {
            name: say('desk.ferry.aside'),
            value: say('desk.ferry.aside.of', { held: entries.held, rejected: entries.rejected }),
          },
        ]),
    ...(media.broken + media.left === 0
      ? []
      : [
          {
            name: say('desk.ferry.left'),
            value: say('desk.ferry.left.of', { broken: media.broken, left: media.left }),
          },
        ]),
    ...(missing.length === 0
      ? []
      : [
          {
            name: say('desk.ferry.gaps'),
            value: missing
              .map(({ from, to }) => say('desk.ferry.missing', { from, to }))
              .join(say('desk.listComma')),
          },
        ]),
  ];
  return (
    <div role="status" className="mc-stack">
      <p>{say(report.whole ? 'desk.ferry.whole' : 'desk.ferry.cut')}</p>
      <Facts facts={facts} />
      <p className="mc-quiet">{say('desk.ferry.next')}</p>
    </div>
  );
}
