/** The door of files that go by hand between tablets and their office: one format, both ways. */
export {
  FERRY_FAULTS,
  FERRY_MAGIC,
  FERRY_PURPOSES,
  FerryFault,
  type FerryFaultCode,
  type FerryHead,
  type FerryPurpose,
  type FerryRecord,
} from './format.ts';
export { type FerryRead, type LearnKey, readFerry } from './read-ferry.ts';
export { draftFerry, type FerryDraft, type FerryPart, writeFerry } from './write-ferry.ts';
