import { Button } from '@mantine/core';
import { type Column, Empty, Moment, Rows, Tag, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Output, useTRPC } from '../../../api/trpc.ts';
import { Read } from '../../../parts/read.tsx';
import { useMay } from '../../../session/use-may.ts';
import { RegistryPage } from '../registry-page.tsx';

type Line = Output['registry']['checklists']['list'][number];

/** The lists of questions of this office, each in the version that stands. */
export function ChecklistsPage() {
  const { say, language } = useWords();
  const adopts = useMay('registry.appoint');
  const query = useQuery(useTRPC().registry.checklists.list.queryOptions());
  const columns: readonly Column<Line>[] = [
    {
      key: 'name',
      header: say('desk.checklist.name'),
      cell: (line) => (
        <Link to="/registry/checklist/$template" params={{ template: line.template }}>
          {language === 'en' ? (line.nameEn ?? line.name) : line.name}
        </Link>
      ),
    },
    { key: 'edition', header: say('desk.calendar.edition'), cell: (line) => line.version },
    {
      key: 'questions',
      header: say('desk.list.questions'),
      // With its word: where rows stand as cards there is no heading above it.
      cell: (line) => say('desk.list.questions.count', { count: line.questions.length }),
      numeric: true,
    },
    {
      key: 'standing',
      header: say('desk.list.asked'),
      cell: (line) =>
        line.standing ? <Tag tone="open" label={say('desk.list.always')} /> : say('desk.list.chosen'),
    },
    { key: 'adopted', header: say('desk.adopt.at'), cell: (line) => <Moment at={line.adoptedAt} /> },
  ];
  return (
    <RegistryPage
      title={say('desk.checklist')}
      actions={
        adopts ? (
          <Button
            variant="filled"
            renderRoot={(props) => (
              <Link {...props} to="/registry/checklist/$template/edit" params={{ template: 'new' }} />
            )}
          >
            {say('desk.list.new')}
          </Button>
        ) : undefined
      }
    >
      <Read query={query}>
        {(lists) => (
          <Rows
            label={say('desk.checklist')}
            rows={lists}
            columns={columns}
            rowKey={(line) => line.template}
            empty={<Empty title={say('desk.checklist.none')} why={say('desk.checklist.none.why')} />}
          />
        )}
      </Read>
    </RegistryPage>
  );
}
