import { localParts } from '@mingcha/domain/calendar';
import type { Severity } from '@mingcha/domain/findings';
import { codesOf } from '@mingcha/domain/taxonomy';
import { useWords, useZone } from '@mingcha/ui';
import { useState } from 'react';
import { Choice, Field } from '../../parts/field.tsx';
import { Press } from '../../parts/press.tsx';
import { nameIn } from '../../state/pack.ts';
import { nameOfCode, styleKeys } from '../../visit/keys.ts';
import type { FindingView, VisitView } from '../../visit/view.ts';
import { FactsEditor } from './facts-editor.tsx';
import type { FindingForm } from './finding-form.ts';
import { GentleNotes } from './gentle-notes.tsx';
import styles from './table.module.css';
import { TimePart } from './time-part.tsx';

const severities: readonly Severity[] = ['minor', 'ordinary', 'serious', 'grave'];

interface FindingFieldsProps {
  view: VisitView;
  finding: FindingView;
  form: FindingForm;
  onChange: (form: FindingForm) => void;
  disabled: boolean;
}

export function FindingFields({ view, finding, form, onChange, disabled }: FindingFieldsProps) {
  const { say, term, language } = useWords();
  const { pack } = view;
  const zone = useZone();
  const [byFact, setByFact] = useState(false);
  const set = (change: Partial<FindingForm>) => onChange({ ...form, ...change });
  const unit = view.state.fields?.unit;
  const windows = (pack?.windows ?? []).filter((window) => window.unit === unit);
  const posts = (pack?.posts ?? []).filter((post) => post.unit === unit);
  const codes = pack === null || form.style === null ? [] : codesOf(pack.taxonomy, form.style);
  const items = (pack?.serviceItems ?? []).filter((item) => item.unit === unit);

  // Offered, never written down unasked: the place is what a person says it is.
  const offers = [nameIn(pack?.windows ?? [], form.window) ?? '', view.unitName].filter(
    (name) => name !== '',
  );

  return (
    <fieldset disabled={disabled} style={{ display: 'contents' }}>
      {byFact ? (
        <FactsEditor
          value={form.observation}
          seenAt={localParts(finding.observedAt, zone).time}
          onChange={(observation) => set({ observation })}
          onLeave={() => setByFact(false)}
        />
      ) : (
        <>
          <Field label={say('field.finding.observation')} hint={say('field.finding.observation.hint')}>
            <textarea
              value={form.observation}
              maxLength={4000}
              onChange={(event) => set({ observation: event.target.value })}
            />
          </Field>
          {disabled ? null : <GentleNotes form={form} />}
          {disabled ? null : (
            <Press look="bare" onClick={() => setByFact(true)}>
              {say('field.facts.title')}
            </Press>
          )}
        </>
      )}
      {byFact && !disabled ? <GentleNotes form={form} /> : null}
      <Choice
        label={say('field.finding.style')}
        value={form.style}
        onChange={(style) => set({ style, subCode: null })}
        options={styleKeys.map(({ style }) => ({ value: style, label: term('style', style) }))}
      />
      {codes.length === 0 ? null : (
        <Choice
          label={say('field.finding.code')}
          value={form.subCode}
          onChange={(subCode) => set({ subCode })}
          options={codes.map((code) => ({ value: code.code, label: nameOfCode(code, language) }))}
        />
      )}
      {form.style === 'SLOW' ? (
        <TimePart view={view} finding={finding} choice={form.time} onChange={(time) => set({ time })} />
      ) : null}
      {windows.length === 0 ? null : (
        <Field label={say('field.finding.window')}>
          <select value={form.window} onChange={(event) => set({ window: event.target.value })}>
            <option value="">{say('field.finding.window.none')}</option>
            {windows.map((window) => (
              <option key={window.id} value={window.id}>
                {window.number === null ? window.name : `${window.number} ${window.name}`}
              </option>
            ))}
          </select>
        </Field>
      )}
      <Field label={say('field.finding.place')}>
        <input value={form.place} maxLength={200} onChange={(event) => set({ place: event.target.value })} />
      </Field>
      {form.place === '' && offers.length > 0 ? (
        <div className={styles.offers}>
          {offers.map((offer) => (
            <button key={offer} type="button" onClick={() => set({ place: offer })}>
              {offer}
            </button>
          ))}
        </div>
      ) : null}
      <Choice
        label={say('field.finding.post')}
        value={form.postKnown ? 'known' : 'unknown'}
        onChange={(known) => set({ postKnown: known === 'known' })}
        options={[
          { value: 'known', label: say('field.finding.post.known') },
          { value: 'unknown', label: say('field.finding.post.unknown') },
        ]}
      />
      {form.postKnown ? (
        <Field label={say('field.finding.post.name')}>
          <input
            value={form.post}
            maxLength={100}
            list="posts"
            onChange={(event) => set({ post: event.target.value })}
          />
        </Field>
      ) : (
        <Field label={say('field.finding.post.reason')}>
          <input
            value={form.postUnknownReason}
            maxLength={1000}
            onChange={(event) => set({ postUnknownReason: event.target.value })}
          />
        </Field>
      )}
      <datalist id="posts">
        {posts.map((post) => (
          <option key={post.id} value={post.name} />
        ))}
      </datalist>
      {form.style === 'PRAISE' ? null : (
        <>
          <Field label={say('field.finding.criterion')} hint={say('field.finding.criterion.hint')}>
            <input
              value={form.criterion}
              maxLength={300}
              list="criteria"
              onChange={(event) => set({ criterion: event.target.value })}
            />
          </Field>
          <datalist id="criteria">
            {items.map((item) => (
              <option
                key={item.id}
                value={say('field.finding.criterion.item', { name: item.name, code: item.code })}
              />
            ))}
          </datalist>
          <Choice
            label={say('field.finding.severity')}
            value={form.severity}
            onChange={(severity) => set({ severity })}
            options={severities.map((each) => ({ value: each, label: term('severity', each) }))}
          />
        </>
      )}
    </fieldset>
  );
}
