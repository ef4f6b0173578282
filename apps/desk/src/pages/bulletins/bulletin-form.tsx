import { TextInput } from '@mantine/core';
import { ReviseBulletin, type StatementLink, type StatementPart } from '@mingcha/domain/bulletins';
import { Page, useWords } from '@mingcha/ui';
import { Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useRef } from 'react';
import type { z } from 'zod';
import { DayField, ManyField } from '../../forms/fields.tsx';
import { FieldGroup, FormFrame, Pair } from '../../forms/form-frame.tsx';
import { SecrecyField } from '../../forms/secrecy-field.tsx';
import { useCommandForm } from '../../forms/use-command-form.ts';
import { useUnitOptions } from '../../parts/use-options.ts';
import { ChartField } from './chart-field.tsx';
import { Compose } from './compose/compose.tsx';
import { Dropped } from './compose/dropped.tsx';
import { TypedText } from './compose/typed-text.tsx';
import { useFigures } from './compose/use-figures.ts';
import { useFindings } from './compose/use-findings.ts';
import { WordingHints } from './compose/wording.tsx';
import { PhotoPicker } from './photo-picker.tsx';
import { PreviewPane } from './preview-pane.tsx';
import { ScopeFields } from './scope-fields.tsx';
import { type BulletinValues, commandOf, leftOf, type PhotoChoice, type Recorded } from './values.ts';

interface BulletinFormProps {
  title: string;
  form: string;
  initial: BulletinValues;
  /** What the bulletin stands to: the one it puts right. */
  note?: string;
  /** What stands recorded of it, where it is revised. */
  recorded?: Recorded;
  run: (bulletin: z.output<typeof ReviseBulletin>) => Promise<{ id: string }>;
}

/** Made of confirmed findings: they are chosen and put in order, the words around them are written. */
export function BulletinForm({ title: heading, form, initial, note, recorded, run }: BulletinFormProps) {
  const { say } = useWords();
  const navigate = useNavigate();
  const units = useUnitOptions();
  const { values, set, send, faultOf, busy, refusal, clear, faults } = useCommandForm({
    form,
    initial,
    schema: ReviseBulletin,
    toCommand: (now) => commandOf({ ...now, findings: [...findings.order] }, recorded),
    run,
    done: say('desk.bulletin.saved'),
    after: ({ id }) => navigate({ to: '/bulletins/$id', params: { id } }),
  });
  const findings = useFindings(values.findings);
  const choose = useCallback((chosen: string[]) => set('findings', chosen), [set]);
  const takePhotos = useCallback((photos: PhotoChoice[]) => set('photos', photos), [set]);
  const text = (name: 'title' | 'series' | 'englishTitle') => ({
    name,
    value: values[name],
    error: faultOf(name),
    onChange: (event: { currentTarget: { value: string } }) => set(name, event.currentTarget.value),
  });
  const title = useRef<HTMLInputElement>(null);
  const figures = useFigures(findings.order);
  const link = useCallback((links: StatementLink[]) => set('statements', links), [set]);
  const type = useCallback(
    (part: StatementPart, text: string, links: StatementLink[]) => {
      set(part, text);
      link(links);
    },
    [set, link],
  );
  const typed = (part: StatementPart) => ({
    part,
    value: values[part],
    error: faultOf(part),
    links: values.statements,
    findings,
    figures,
    onText: type,
    onLinks: link,
  });
  return (
    <Page title={heading} measure="text" above={<Link to="/bulletins">{say('desk.nav.bulletins')}</Link>}>
      <PreviewPane values={values} />
      <FormFrame
        act={say('desk.bulletin.save')}
        onSend={() => void send()}
        busy={busy}
        refusal={refusal}
        onClear={clear}
        faults={Object.keys(faults).length}
      >
        {note === undefined ? null : <p>{note}</p>}
        <div>
          <TextInput ref={title} label={say('desk.bulletin.title')} required {...text('title')} />
          <WordingHints label={say('desk.bulletin.title')} text={values.title} field={() => title.current} />
        </div>
        <Pair>
          <ManyField
            name="recipients"
            label={say('desk.bulletin.recipients')}
            options={units}
            value={values.recipients}
            onChange={(chosen) => set('recipients', chosen)}
            error={faultOf('recipients')}
          />
          <ManyField
            name="cc"
            label={say('desk.bulletin.cc')}
            options={units}
            value={values.cc}
            onChange={(chosen) => set('cc', chosen)}
          />
        </Pair>
        <TypedText {...typed('intro')} label={say('desk.bulletin.intro')} />
        <FieldGroup title={say('desk.bulletin.findings')}>
          <Compose findings={findings} onChange={choose} />
          <Dropped
            findings={findings}
            left={leftOf(values, recorded)}
            reasons={values.dropped}
            onChange={(dropped) => set('dropped', dropped)}
            onBack={(id) => choose([...findings.order, id])}
            faultOf={faultOf}
          />
        </FieldGroup>
        <ChartField value={values.chart} onChange={(chart) => set('chart', chart)} />
        <TypedText
          {...typed('requirements')}
          label={say('desk.bulletin.requirements')}
          hint={say('desk.bulletin.requirements.hint')}
        />
        <FieldGroup title={say('desk.bulletin.photos')}>
          <PhotoPicker findings={values.findings} chosen={values.photos} onChange={takePhotos} />
        </FieldGroup>
        <Pair>
          <DayField
            name="deadline"
            label={say('desk.bulletin.deadline')}
            value={values.deadline}
            required={false}
            onChange={(day) => set('deadline', day)}
            error={faultOf('deadline')}
          />
          <TextInput label={say('desk.bulletin.series')} required {...text('series')} />
        </Pair>
        <TextInput
          label={say('desk.bulletin.englishTitle')}
          description={say('desk.bulletin.englishTitle.hint')}
          lang="en"
          {...text('englishTitle')}
        />
        <ScopeFields values={values} set={set} faultOf={faultOf} />
        <SecrecyField value={values.secrecy} onChange={(secrecy) => set('secrecy', secrecy)} />
      </FormFrame>
    </Page>
  );
}
