import type { Lifecycle, Recorded } from '../lifecycle.ts';
import { fromTable, type Guard, made, nothingYet, stateWord } from '../machine.ts';
import { refusal } from '../refusals.ts';
import type { EvidenceCommand, EvidenceFacts, EvidenceState } from './evidence.ts';
import { evidenceTransitions } from './evidence-table.ts';

type EvidenceGuard = Guard<EvidenceState, EvidenceCommand, EvidenceFacts>;

/** A visit that is over takes no more recording, except while a returned paper is being mended. */
const recordable: readonly string[] = ['started', 'ended', 'draft-paper', 'returned'];

/** Before the visit is locked: what is sealed takes nothing more, what was broken off keeps what it has. */
const importable: readonly string[] = [...recordable, 'submitted', 'reviewed', 'aborted'];

const guards = {
  visitRunning: (_, __, { visit }) =>
    visit && recordable.includes(visit.status)
      ? null
      : refusal('evidence.visit-not-running', { state: stateWord('visit', visit?.status ?? 'none') }),
  // Art. 12(3): recording only in the ways the scheme and the task card allow.
  modeAllowed: (_, command, { visit }) =>
    'medium' in command && visit && !visit.modes.includes(command.medium)
      ? refusal('evidence.mode-not-allowed', { medium: `medium.${command.medium}` })
      : null,
  outsideArea: (_, __, { visit }) =>
    visit?.area ? refusal('evidence.area-prohibited', { area: visit.area }) : null,
  copyOfKnown: (_, command, { original }) =>
    command.type === 'captureEvidence' && command.copy && original?.visit !== command.visit
      ? refusal('evidence.copy-of-nothing')
      : null,
  visitNotSealed: (_, __, { visit }) =>
    visit && importable.includes(visit.status)
      ? null
      : refusal('evidence.visit-sealed', { state: stateWord('visit', visit?.status ?? 'none') }),
  recorderStands: (_, __, { recorderStands }) =>
    recorderStands ? null : refusal('evidence.recorder-unknown'),
  confirmerIsNotImporter: ({ capturedBy }, _, { person }) =>
    capturedBy === person ? refusal('evidence.confirmer-is-importer') : null,
  ownRecording: ({ capturedBy }, _, { person }) =>
    capturedBy === person ? null : refusal('evidence.not-yours'),
  // Whoever finds a recording that was killed says so and closes it, and says whose it is.
  ownOrCut: ({ capturedBy }, command, { person }) => {
    const cut = command.type === 'interruptRecording' && command.why === 'killed';
    const by = command.type === 'captureEvidence' ? (command.takenBy ?? person) : person;
    return cut || capturedBy === by ? null : refusal('evidence.not-yours');
  },
  // Whether the card allows it was asked when it began: what is on the disk by then is closed, whatever came since.
  asBegun: ({ medium }, command) =>
    command.type !== 'captureEvidence' || command.medium === medium
      ? null
      : refusal('evidence.mode-not-allowed', { medium: `medium.${command.medium}` }),
  namesItsBytes: ({ sha256 }, command) =>
    command.type === 'discardEvidence' && command.sha256 !== sha256 ? refusal('evidence.hash-differs') : null,
  notArrived: ({ arrived }) => (arrived ? refusal('evidence.received-already') : null),
  nextSlice: ({ slices }, command) =>
    command.type === 'addSlices' && command.index !== slices.length
      ? refusal('evidence.slices-differ', { expected: slices.length, found: command.index })
      : null,
  slicesAgree: ({ slices }, command) => {
    if (command.type !== 'captureEvidence') return null;
    const first = slices.findIndex((digest, index) => command.slices[index] !== digest);
    return first < 0 ? null : refusal('evidence.slices-differ', { expected: slices.length, found: first });
  },
  bytesAgree: ({ sha256, size }, command) =>
    (command.type === 'receiveEvidence' && (command.sha256 !== sha256 || command.size !== size)) ||
    (command.type === 'confirmImport' && command.sha256 !== sha256)
      ? refusal('evidence.hash-differs')
      : null,
  bytesDiffer: ({ sha256 }, command) =>
    command.type === 'breakEvidence' && command.found === sha256 ? refusal('evidence.hash-agrees') : null,
  clearerIsNotMaker: ({ capturedBy }, _, { person }) =>
    capturedBy === person ? refusal('evidence.clearer-is-maker') : null,
  maskIsDerived: ({ sha256 }, command) =>
    command.type === 'maskEvidence' && command.sha256 === sha256
      ? refusal('evidence.mask-is-original')
      : null,
  maskAgrees: ({ mask }, command) =>
    command.type === 'checkMask' && command.sha256 !== mask?.sha256 ? refusal('evidence.mask-differs') : null,
  onApprovedList: (_, command, { listed }) =>
    command.type === 'destroyEvidence' && listed?.approved && listed.list === command.list
      ? null
      : refusal('destruction.not-on-list'),
  namesListedBytes: ({ sha256 }, command, { listed }) =>
    command.type === 'destroyEvidence' && (command.sha256 !== sha256 || command.sha256 !== listed?.sha256)
      ? refusal('evidence.hash-differs')
      : null,
  // Asked once more at the last moment: between the approval and now somebody may have begun to rely on it.
  mayGo: (_, __, { because }) =>
    because === 'held'
      ? refusal('destruction.held', { count: 1 })
      : because === null
        ? null
        : refusal('destruction.not-due', { count: 1 }),
  checkerIsNotMaker: ({ mask }, _, { person }) =>
    mask?.maker === person ? refusal('evidence.checker-is-maker') : null,
} satisfies Record<string, EvidenceGuard>;

function apply(state: EvidenceState, entry: Recorded): EvidenceState {
  switch (entry.kind) {
    case 'evidence.started': {
      const { visit, finding, medium, mime, sliceSize, continues } = entry.payload;
      return {
        ...state,
        visit,
        finding: finding ?? null,
        medium,
        mime,
        sliceSize,
        continues: continues ?? null,
        capturedBy: entry.actor.person,
      };
    }
    case 'evidence.sliced':
      return { ...state, slices: [...state.slices, ...entry.payload.digests] };
    case 'evidence.captured': {
      const { finding, origin, noFix, copy, page, continues, takenBy, ...captured } = entry.payload;
      return {
        ...state,
        ...captured,
        finding: finding ?? state.finding,
        origin: origin ?? 'native',
        noFix: noFix ?? null,
        copy: copy ?? null,
        page: page ?? null,
        continues: continues ?? state.continues,
        capturedBy: takenBy ?? entry.actor.person,
      };
    }
    case 'evidence.interrupted':
      return { ...state, interruptions: [...state.interruptions, entry.payload] };
    case 'evidence.imported': {
      const { finding, statement: _, ...imported } = entry.payload;
      return {
        ...state,
        ...imported,
        finding: finding ?? null,
        origin: 'recorder',
        capturedBy: entry.actor.person,
      };
    }
    case 'evidence.import-confirmed':
      return { ...state, importConfirmedBy: entry.actor.person };
    case 'evidence.received':
      return { ...state, arrived: true };
    case 'evidence.masked': {
      const { sha256, maker } = entry.payload;
      return { ...state, mask: { sha256, maker, checker: null }, clearedBy: null };
    }
    case 'evidence.mask-checked':
      return { ...state, mask: state.mask && { ...state.mask, checker: entry.actor.person } };
    case 'evidence.cleared':
      return { ...state, clearedBy: entry.actor.person };
    case 'evidence.excluded':
      return { ...state, reason: entry.payload.reason };
    default:
      return state;
  }
}

export const evidenceLifecycle: Lifecycle<EvidenceState, EvidenceCommand, EvidenceFacts> = fromTable<
  EvidenceState,
  EvidenceCommand,
  EvidenceFacts
>({
  subject: 'evidence',
  initial: {
    ...nothingYet,
    visit: null,
    finding: null,
    medium: null,
    mime: null,
    size: null,
    sha256: null,
    root: null,
    sliceSize: null,
    slices: [],
    capturedAt: null,
    capturedBy: null,
    position: null,
    noFix: null,
    origin: 'native',
    copy: null,
    page: null,
    continues: null,
    interruptions: [],
    recorder: null,
    importConfirmedBy: null,
    covert: false,
    mask: null,
    arrived: false,
    clearedBy: null,
    reason: null,
  },
  transitions: evidenceTransitions,
  guards,
  emits: {
    startRecording: (_, { type: _type, ...fields }) => made('evidence.started', fields),
    addSlices: (_, { index, digests }) => made('evidence.sliced', { index, digests }),
    interruptRecording: (_, { at, why }) => made('evidence.interrupted', { at, why }),
    captureEvidence: (_, { type: _type, ...fields }) => made('evidence.captured', fields),
    importEvidence: (_, { type: _type, ...fields }) => made('evidence.imported', fields),
    confirmImport: (_, { sha256 }) => made('evidence.import-confirmed', { sha256 }),
    discardEvidence: (_, { sha256 }) => made('evidence.discarded', { sha256 }),
    receiveEvidence: (_, { sha256, size }) => made('evidence.received', { sha256, size }),
    breakEvidence: (state, { found }) => made('evidence.broken', { expected: state.sha256 ?? '', found }),
    clearEvidence: (_, { statement }) => made('evidence.cleared', { statement, found: 'none' }),
    maskEvidence: ({ sha256: original }, { sha256, regions, encoder }, { person }) =>
      made('evidence.masked', {
        sha256,
        regions,
        maker: person,
        ...(original === null ? {} : { original }),
        ...(encoder === undefined ? {} : { encoder }),
      }),
    checkMask: (_, { sha256 }) => made('evidence.mask-checked', { sha256 }),
    excludeEvidence: (_, { reason }) => made('evidence.excluded', { reason }),
    destroyEvidence: (_, { type: _type, ...fields }, { sealed = [] }) => [
      ...made('evidence.destroyed', fields),
      ...(sealed.length === 0
        ? []
        : made('fields.erased', {
            entries: sealed.map(({ hash, paths }) => ({ hash, paths: [...paths] })),
            approvals: fields.approvals,
            reason: fields.reason,
          })),
    ],
  },
  apply,
  incompatible: [
    ['evidence.captured', 'evidence.captured'],
    ['evidence.masked', 'evidence.cleared'],
    ['evidence.masked', 'evidence.mask-checked'],
  ],
});
