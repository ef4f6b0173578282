/** One count for each office, letterhead code and year. */
export const seriesOf = (office: string, code: string, year: number): string => `${office}/${code}/${year}`;

export const yearOf = (day: string): number => Number(day.slice(0, 4));
