export { type DemoParts, demoDoors } from './doors.ts';
export type { OneByteEvent } from './one-byte.ts';
