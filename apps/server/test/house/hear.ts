import type { Caller } from './house.ts';
import type { Town } from './town.ts';

/** The chief of the inspected unit, hired when first needed. */
export async function chiefOf(town: Town): Promise<Caller> {
  try {
    return await town.as('unit-chief');
  } catch {
    await town.hire('unit-chief', ['chief'], town.unit);
    return town.as('unit-chief');
  }
}

export interface Sheets {
  /** The unit's. */
  readonly unit: string;
  readonly persons: readonly string[];
}

/** Sent by the director to the unit, and to these people of it. */
export async function openSheets(
  town: Town,
  finding: string,
  persons: readonly string[] = [],
): Promise<Sheets> {
  const director = await town.as('director');
  const { finding: row } = await director.findings.get({ id: finding });
  const opened = await director.confirmations.open({
    id: finding,
    expected: row.version,
    persons: [...persons],
  });
  const [unit = '', ...others] = opened.confirmations;
  return { unit, persons: others };
}

/** The addressee opens the envelope, which is the service. */
export async function receive(respondent: Caller, id: string): Promise<number> {
  const { confirmation } = await respondent.confirmations.get({ id });
  return (await respondent.confirmations.receive({ id, expected: confirmation.version })).version;
}

/** The unit is asked and has nothing against it. */
export async function hear(town: Town, findings: readonly string[]): Promise<void> {
  const chief = await chiefOf(town);
  for (const id of findings) {
    const sheets = await openSheets(town, id);
    const expected = await receive(chief, sheets.unit);
    await chief.confirmations.answer({ id: sheets.unit, expected, answer: 'agrees' });
  }
}
