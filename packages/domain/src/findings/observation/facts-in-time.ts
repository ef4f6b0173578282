/** One thing that was seen, and when: the wall clock of the place, to the minute; none where nobody knows. */
export interface TimedFact {
  readonly time: string | null;
  readonly text: string;
}

const stamped = /^([01]?\d|2[0-3])[:：]([0-5]\d)[\s　，,]*(.*)$/s;
const chinese = /^([01]?\d|2[0-3])时([0-5]?\d)分[\s　，,]*(.*)$/s;

function factOf(line: string): TimedFact {
  const [, hour, minute, text] = stamped.exec(line) ?? chinese.exec(line) ?? [];
  if (hour === undefined || minute === undefined || text === undefined || text.trim() === '')
    return { time: null, text: line };
  return { time: `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`, text: text.trim() };
}

/** An observation as it was written down, a fact a line. */
export const factsOf = (observation: string): readonly TimedFact[] =>
  observation
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(factOf);

/** In the order of time; what has no time stays behind the fact it was written after. */
export function inTimeOrder<F extends TimedFact>(facts: readonly F[]): readonly F[] {
  let last = '';
  return facts
    .map((fact, index) => {
      last = fact.time ?? last;
      return { fact, key: last, index };
    })
    .sort((a, b) => (a.key === b.key ? a.index - b.index : a.key < b.key ? -1 : 1))
    .map(({ fact }) => fact);
}

/** As it is written down: words, one fact a line, each with its time first. */
export const observationOf = (facts: readonly TimedFact[]): string =>
  facts
    .filter(({ text }) => text.trim() !== '')
    .map(({ time, text }) => (time === null ? text.trim() : `${time} ${text.trim()}`))
    .join('\n');

export const isInTimeOrder = (facts: readonly TimedFact[]): boolean =>
  inTimeOrder(facts).every((fact, index) => fact === facts[index]);
