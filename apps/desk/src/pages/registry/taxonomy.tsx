import { AdoptTaxonomy, type TaxonomyAxis } from '@mingcha/domain/registry';
import { Empty, Facts, Moment, Section, useWords } from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';
import { Read } from '../../parts/read.tsx';
import { useMay } from '../../session/use-may.ts';
import { Adopt } from './adopt.tsx';
import { differenceOf } from './difference.ts';
import styles from './registry.module.css';
import { RegistryPage } from './registry-page.tsx';

const codesOf = (axes: readonly TaxonomyAxis[]): ReadonlyMap<string, string> =>
  new Map(
    axes.flatMap(({ axis, groups }) =>
      groups.flatMap((group) =>
        [group, ...group.codes].map((each): [string, string] => [
          `${axis} ${each.code}`,
          JSON.stringify([each.zh, each.en, each.requirement, each.raises, each.needs]),
        ]),
      ),
    ),
  );

/** By what names problems go. A finding keeps the edition it was recorded under. */
export function TaxonomyPage() {
  const { say, language } = useTaxonomyWords();
  const adopts = useMay('registry.appoint');
  const { registry } = useTRPC();
  const query = useQuery(registry.taxonomy.get.queryOptions());
  const adopt = useMutation(registry.adoptTaxonomy.mutationOptions());
  const present = query.data ?? null;
  return (
    <RegistryPage
      title={say('desk.taxonomy')}
      actions={
        query.data === undefined ? undefined : (
          <Adopt
            act={say('desk.taxonomy.adopt')}
            done={say('desk.taxonomy.adopted')}
            schema={AdoptTaxonomy}
            present={present && { version: present.edition, axes: present.axes }}
            difference={({ axes }) => differenceOf(codesOf(present?.axes ?? []), codesOf(axes))}
            run={(command) => adopt.mutateAsync(command)}
            hidden={!adopts}
          />
        )
      }
    >
      <Read query={query}>
        {(taxonomy) =>
          taxonomy === null ? (
            <Empty title={say('desk.taxonomy.none')} why={say('desk.taxonomy.none.why')} />
          ) : (
            <>
              <Facts
                facts={[
                  { name: say('desk.calendar.edition'), value: taxonomy.edition },
                  { name: say('desk.adopt.at'), value: <Moment at={taxonomy.adoptedAt} /> },
                ]}
              />
              {taxonomy.axes.map((axis) => (
                <Section key={axis.axis} title={axis[language]}>
                  {axis.groups.map((group) => (
                    <div key={group.code} className={styles.group}>
                      <strong>{group[language]}</strong>
                      <ul className={styles.codes}>
                        {group.codes.map((code) => (
                          <li key={code.code}>
                            {code[language]} <span className="mc-quiet">{code.requirement}</span>
                          </li>
                        ))}
                      </ul>
                    </div>
                  ))}
                </Section>
              ))}
            </>
          )
        }
      </Read>
    </RegistryPage>
  );
}

function useTaxonomyWords() {
  const { say, language } = useWords();
  return { say, language: language === 'en' ? ('en' as const) : ('zh' as const) };
}
