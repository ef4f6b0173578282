import { Button, NumberInput, Textarea, TextInput } from '@mantine/core';
import { BriefingSeries, type DispatchPart } from '@mingcha/domain/dispatches';
import { useWords } from '@mingcha/ui';
import { OneField } from '../../forms/fields.tsx';
import { FieldGroup, Pair } from '../../forms/form-frame.tsx';
import { DispatchForm, type FormFor, linesIn } from './dispatch-form.tsx';
import { FigureFields } from './figure-fields.tsx';
import { emptyPart, PartFields } from './part-fields.tsx';

interface Article {
  title: string;
  parts: DispatchPart[];
  source: string;
}

export interface BriefingValues {
  series: BriefingSeries;
  articles: Article[];
  editor: string;
  up: string;
  across: string;
  down: string;
  copies: number;
}

export const emptyArticle = (): Article => ({ title: '', parts: [{ ...emptyPart }], source: '' });

const commandOf = ({ series, articles, editor, copies, up, across, down }: BriefingValues) => ({
  series,
  items: [],
  findings: [],
  text: {
    form: 'briefing' as const,
    articles,
    editor,
    copies,
    up: linesIn(up),
    across: linesIn(across),
    down: linesIn(down),
  },
});

/** One article below the other under one red name, and who gets it. */
export function BriefingForm(props: FormFor<BriefingValues>) {
  const { say } = useWords();
  return (
    <DispatchForm {...props} toCommand={commandOf}>
      {({ values, set, faultOf }) => {
        const put = (at: number, change: Partial<Article>) =>
          set(
            'articles',
            values.articles.map((one, place) => (place === at ? { ...one, ...change } : one)),
          );
        return (
          <>
            <OneField
              name="series"
              label={say('desk.dispatch.series')}
              required
              options={BriefingSeries.options.map((value) => ({ value, label: value }))}
              value={values.series}
              onChange={(series) => set('series', BriefingSeries.parse(series))}
            />
            <FigureFields
              onFigures={({ title, parts }) => {
                const [first = emptyArticle(), ...rest] = values.articles;
                const kept = first.parts.filter(({ text }) => text.trim() !== '');
                set('articles', [
                  { ...first, title: first.title || title, parts: [...parts, ...kept] },
                  ...rest,
                ]);
              }}
            />
            {values.articles.map((article, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: what is typed belongs to the place
              <FieldGroup key={at} title={say('desk.dispatch.article', { n: at + 1 })}>
                <TextInput
                  label={say('desk.dispatch.title')}
                  required
                  value={article.title}
                  error={faultOf(`articles.${at}.title`)}
                  onChange={(event) => put(at, { title: event.currentTarget.value })}
                />
                <PartFields
                  parts={article.parts}
                  onChange={(parts) => put(at, { parts })}
                  faultOf={(path) => faultOf(`articles.${at}.parts.${path}`)}
                />
                <TextInput
                  label={say('desk.dispatch.source')}
                  value={article.source}
                  error={faultOf(`articles.${at}.source`)}
                  onChange={(event) => put(at, { source: event.currentTarget.value })}
                />
                {values.articles.length < 2 ? null : (
                  <div>
                    <Button
                      size="xs"
                      onClick={() =>
                        set(
                          'articles',
                          values.articles.filter((_, place) => place !== at),
                        )
                      }
                    >
                      {say('desk.dispatch.remove')}
                    </Button>
                  </div>
                )}
              </FieldGroup>
            ))}
            <div>
              <Button size="xs" onClick={() => set('articles', [...values.articles, emptyArticle()])}>
                {say('desk.dispatch.article.add')}
              </Button>
            </div>
            {(['up', 'across', 'down'] as const).map((to) => (
              <Textarea
                key={to}
                name={to}
                label={say(`desk.dispatch.${to}`)}
                description={say('desk.dispatch.line')}
                autosize
                value={values[to]}
                error={faultOf(to)}
                onChange={(event) => set(to, event.currentTarget.value)}
              />
            ))}
            <Pair>
              <TextInput
                name="editor"
                label={say('desk.dispatch.editor')}
                required
                value={values.editor}
                error={faultOf('editor')}
                onChange={(event) => set('editor', event.currentTarget.value)}
              />
              <NumberInput
                name="copies"
                label={say('desk.dispatch.copies')}
                required
                min={1}
                max={9999}
                value={values.copies}
                error={faultOf('copies')}
                onChange={(copies) => set('copies', Number(copies))}
              />
            </Pair>
          </>
        );
      }}
    </DispatchForm>
  );
}
