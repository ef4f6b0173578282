export * from './calendar.ts';
export * from './day.ts';
export * from './deadline.ts';
export * from './halves.ts';
export * from './months.ts';
export * from './provisional.ts';
export * from './published.ts';
export * from './recorded-deadline.ts';
