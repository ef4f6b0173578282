import { type Fact, Moment, useWords } from '@mingcha/ui';
import { nameIn } from '../../state/pack.ts';
import type { VisitView } from '../../visit/view.ts';

/** The task card (D3) as it is read before going in. */
export function useCardFacts({ assignment, pack, state, unitName }: VisitView): Fact[] {
  const { say, term } = useWords();
  const areas = (assignment?.areas ?? []).flatMap((id) => pack?.areas.find((area) => area.id === id) ?? []);
  const window = nameIn(pack?.windows ?? [], assignment?.window);
  const rows: (Fact | null)[] = [
    { name: say('field.brief.unit'), value: unitName },
    window === null ? null : { name: say('field.brief.window'), value: window },
    {
      name: say('field.brief.way'),
      value: say(state.fields?.covert ? 'field.brief.covert' : 'field.brief.overt'),
    },
    assignment?.scenario ? { name: say('field.brief.scenario'), value: assignment.scenario } : null,
    {
      name: say('field.brief.modes'),
      value: (assignment?.modes ?? []).map((mode) => say(`field.mode.${mode}`)).join(say('field.comma')),
    },
    areas.length === 0
      ? null
      : {
          name: say('field.brief.areas'),
          value: areas
            .map((area) => say('field.brief.area', { name: area.name, nature: term('area', area.nature) }))
            .join(say('field.comma')),
        },
    state.fields === null
      ? null
      : { name: say('field.card.due'), value: <Moment at={state.fields.dueBack} /> },
    ...(assignment?.addressees ?? []).map(({ name, title, phone }) => ({
      name: say('field.card.addressees'),
      value: (
        <>
          {say('field.card.addressee', { name, title })}
          {phone === null ? null : (
            <>
              {' '}
              <a href={`tel:${phone}`}>{phone}</a>
            </>
          )}
        </>
      ),
    })),
    assignment?.contact ? { name: say('field.brief.contact'), value: assignment.contact } : null,
    assignment?.dutyPhone
      ? {
          name: say('field.brief.duty'),
          value: <a href={`tel:${assignment.dutyPhone}`}>{assignment.dutyPhone}</a>,
        }
      : null,
  ];
  return rows.filter((row) => row !== null);
}
