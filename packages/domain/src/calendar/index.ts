export * from './calendar.ts';
export * from './day.ts';
export * from './deadline.ts';
export * from './provisional.ts';
export * from './published.ts';
