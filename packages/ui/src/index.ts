export { Consequence } from './parts/consequence.tsx';
export { type EvidenceFacts, EvidenceTile, type Medium } from './parts/evidence-tile.tsx';
export { type Fact, Facts } from './parts/facts.tsx';
export { type FindingFacts, FindingLine } from './parts/finding-line.tsx';
export { Hash } from './parts/hash.tsx';
export { type KeyHelp, KeyList } from './parts/keys.tsx';
export { type DoubtedLog, LogDoubtNote } from './parts/log-doubt-note.tsx';
export { PersonName, Said, UnitName } from './parts/names.tsx';
export { Page, Section } from './parts/page.tsx';
export { Provenance, type ProvenanceFacts } from './parts/provenance.tsx';
export { RecordingPlayer } from './parts/recording-player.tsx';
export { type RefusalFacts, RefusalNote } from './parts/refusal-note.tsx';
export { useRefusalWords } from './parts/refusal-words.ts';
export { type Column, isTyping, type Order, Rows } from './parts/rows.tsx';
export { Empty, Failed, Loading, NoRight, Offline } from './parts/situation.tsx';
export { StateTag, Tag } from './parts/state-tag.tsx';
export { type StateTone, toneOf } from './parts/state-tone.ts';
export { useMeasured } from './parts/use-measured.ts';
export { type RowKeys, useRowKeys } from './parts/use-row-keys.ts';
export { type Face, readFace, writeFace } from './theme/face.ts';
export { FaceSwitch } from './theme/face-switch.tsx';
export { Clock, timeLeft } from './time/clock.tsx';
export { dayField, instantOf, sayDay, sayMoment, sayTime } from './time/moment.ts';
export { Moment } from './time/moment-text.tsx';
export { TimeSaid } from './time/time-said.tsx';
export { useDay } from './time/use-day.ts';
export { useNow } from './time/use-now.ts';
export { useZone, ZoneContext } from './time/zone.ts';
export { LanguageSwitch } from './words/language-switch.tsx';
export {
  type Catalogue,
  preferredLanguage,
  type SpokenWords,
  startWords,
  WordsContext,
} from './words/start-words.ts';
export { useWords, type Words } from './words/use-words.ts';
