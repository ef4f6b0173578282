import { Clock, type Fact, Facts, Moment, Said, StateTag, Tag, useWords } from '@mingcha/ui';
import type { Output } from '../../api/trpc.ts';

export type Sheet = Output['confirmations']['list']['rows'][number];

interface SheetFactsProps {
  sheet: Sheet;
  left?: number | null;
  /** Whose copy this is: the respondent reads the facts above. */
  own?: boolean;
}

/** What was put before one respondent, what they said to it, and what they were answered: point beside point. */
export function SheetFacts({ sheet, left = null, own = false }: SheetFactsProps) {
  const { say, term, language } = useWords();
  const facts: Fact[] = [];
  if (!own)
    facts.push({ name: say('desk.replies.facts'), value: <Said text={sheet.facts} erased={sheet.erased} /> });
  facts.push({
    name: say('desk.replies.clock'),
    value:
      sheet.due === null ? (
        say('desk.replies.notServed')
      ) : (
        <Clock
          due={sheet.due}
          stopped={sheet.state !== 'served'}
          {...(left === null ? {} : { workingDays: left })}
        />
      ),
  });
  if (sheet.proof !== null)
    facts.push({
      name: say('desk.replies.proof'),
      value: (
        <>
          {term('service-method', sheet.proof.method)} · <Moment at={sheet.proof.at} />
        </>
      ),
    });
  if (sheet.answer !== null)
    facts.push({
      name: say('desk.replies.answer'),
      value: (
        <>
          {term('reply', sheet.answer)}
          {sheet.answeredAt === null ? null : (
            <>
              {' · '}
              <Moment at={sheet.answeredAt} />
            </>
          )}
          {sheet.signed === null ? null : ` · ${term('signed', sheet.signed)}`}
        </>
      ),
    });
  if (sheet.statement !== null) facts.push({ name: say('desk.replies.statement'), value: sheet.statement });
  for (const { n, text } of sheet.points) {
    const back = sheet.replies.find((each) => each.n === n);
    facts.push({ name: say('desk.replies.point', { n }), value: text });
    facts.push({
      name: say('desk.replies.back'),
      value:
        back === undefined ? (
          <span className="mc-quiet">{say('desk.replies.back.none')}</span>
        ) : (
          `${term('outcome', back.outcome)}${language === 'en' ? ': ' : '：'}${back.text}`
        ),
    });
  }
  if (sheet.files.length > 0)
    facts.push({
      name: say('desk.replies.files'),
      value: sheet.files.map((file) => (
        <div key={file.sha256}>
          <a
            href={`/files/attachments/confirmation/${sheet.id}/${file.sha256}`}
            target="_blank"
            rel="noreferrer"
          >
            {file.name}
          </a>
        </div>
      )),
    });
  if (sheet.witnesses.length > 0)
    facts.push({
      name: say('desk.replies.witnesses'),
      value: sheet.witnesses.map(({ name, organ }) => `${organ} ${name}`).join(say('desk.listComma')),
    });
  if (sheet.note !== null) facts.push({ name: say('reply.asked.note'), value: sheet.note });
  if (sheet.reason !== null) facts.push({ name: say('desk.reason'), value: sheet.reason });
  return <Facts facts={facts} />;
}

/** Where a sheet stands, in a word and a shape. */
export function SheetState({ sheet }: { sheet: Sheet }) {
  const { say, term } = useWords();
  return (
    <>
      <StateTag of="confirmation" state={sheet.state} />
      {sheet.answer === null || sheet.answer === 'agrees' ? null : (
        <Tag tone="attention" label={term('reply', sheet.answer)} />
      )}
      {sheet.late ? <Tag tone="attention" label={say('desk.replies.late')} /> : null}
    </>
  );
}
