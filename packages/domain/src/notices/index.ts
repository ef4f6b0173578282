export * from './channels.ts';
export {
  type Addressee,
  type Decision,
  type DueName,
  type Outside,
  type Part,
  parts,
  type Silence,
  type Tell,
} from './notice.ts';
export * from './told.ts';
