import { type StatementPart, statementParts, statementsOf } from '@mingcha/domain/bulletins';
import { Section, useWords } from '@mingcha/ui';
import styles from './compare.module.css';
import type { Version, Versions } from './compare.tsx';
import { ListCompared, type NamedThing } from './compare-parts.tsx';

interface Between {
  older: Version;
  newer: Version;
  findingOf: (id: string) => NamedThing;
}

/** Confirmed findings that were taken out after the older text and up to the newer one, and who answers for it. */
export function DroppedBetween({ read, older, newer, findingOf }: Between & { read: Versions }) {
  const { say } = useWords();
  const at = (of: Version) => read.versions.findIndex(({ hash }) => hash === of.hash);
  const [first, last] = [at(older), at(newer)].sort((a, b) => a - b) as [number, number];
  const between = read.versions.slice(first + 1, last + 1);
  const erased = between.some(({ dropped }) => dropped === null);
  const dropped = between.flatMap((version) => version.dropped ?? []);
  if (dropped.length === 0 && !erased) return null;
  return (
    <Section title={say('desk.compose.dropped')}>
      <ol className={styles.list}>
        {dropped.map(({ finding, askedBy, reason }, n) => (
          // One finding can be taken out twice.
          // biome-ignore lint/suspicious/noArrayIndexKey: two versions that are compared do not change
          <li key={n} className={styles.item}>
            <span className={styles.number}>{n + 1}</span>
            <span>
              {findingOf(finding).name} <span className="mc-quiet">{findingOf(finding).also}</span>
              <br />
              {say('desk.compare.dropped', { askedBy, reason })}
            </span>
          </li>
        ))}
      </ol>
      {erased ? <p className="mc-quiet">{say('ui.erased')}</p> : null}
    </Section>
  );
}

/** Paragraphs that rest on findings: which came, which went, and which rests on others now. */
export function StatementsCompared({ older, newer, findingOf }: Between) {
  const { say } = useWords();
  const [was, is] = [linkedIn(older), linkedIn(newer)];
  if (was.size === 0 && is.size === 0) return null;
  const grounds = (of: ReadonlyMap<string, readonly string[]>, text: string) =>
    (of.get(text) ?? []).map((id) => findingOf(id).name).join(say('desk.listComma'));
  const moved = (text: string) => was.has(text) && is.has(text) && `${was.get(text)}` !== `${is.get(text)}`;
  const thing = (text: string): NamedThing => {
    const findings = grounds(is.has(text) ? is : was, text);
    const rests = say('desk.statement.restsOn', { findings });
    return {
      name: text,
      also: moved(text) ? `${rests} ${say('desk.compare.ground.was', { was: grounds(was, text) })}` : rests,
    };
  };
  return (
    <Section title={say('desk.statement.title')}>
      <ListCompared
        before={[...was.keys()]}
        after={[...is.keys()]}
        thing={thing}
        reworded={moved}
        rewordedAs={say('desk.compare.regrounded')}
      />
    </Section>
  );
}

/** By the words of the paragraph, what it rests on. */
function linkedIn(version: Version): ReadonlyMap<string, readonly string[]> {
  const typed: Record<StatementPart, string> = {
    intro: version.intro ?? '',
    requirements: version.requirements ?? '',
  };
  return new Map(
    statementParts
      .flatMap((part) => statementsOf(part, typed[part], version.statements))
      .filter(({ findings }) => findings.length > 0)
      .map(({ text, findings }) => [text.trim(), findings]),
  );
}
