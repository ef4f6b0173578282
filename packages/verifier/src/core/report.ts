/** In the order in which they are told. */
export const checks = [
  'bag',
  'form',
  'package',
  'proof',
  'entries',
  'writers',
  'chains',
  'signatures',
  'persons',
  'log',
  'whole',
  'stamps',
  'time',
  'evidence',
  'documents',
  'erasures',
  'head',
  'code',
  'file',
] as const;
export type CheckName = (typeof checks)[number];

export type Facts = Readonly<Record<string, string | number>>;

export interface Fault {
  readonly check: CheckName;
  readonly code: FaultCode;
  /** File, file and line, or subject: where to look. */
  readonly at: string;
  readonly facts: Facts;
}

export const faultCodes = [
  'bag.form',
  'bag.file-missing',
  'bag.file-changed',
  'bag.file-unlisted',
  'bag.name-unsafe',
  'bag.name-twice',
  'form.malformed',
  'package.signature-wrong',
  'package.file-other',
  'proof.signature-wrong',
  'proof.status-unfounded',
  'entry.hash-wrong',
  'entry.root-wrong',
  'entry.twice',
  'entry.sealed',
  'writer.id-wrong',
  'writer.unknown',
  'writer.not-enrolled',
  'writer.after-revocation',
  'chain.fork',
  'chain.prev-wrong',
  'chain.gap',
  'run.signature-wrong',
  'run.head-unknown',
  'entry.not-signed',
  'attestation.entry-missing',
  'attestation.key-other',
  'attestation.signature-wrong',
  'head.signature-wrong',
  'head.not-extended',
  'head.contradicts',
  'placement.missing',
  'placement.wrong',
  'log.order-wrong',
  'key.change-wrong',
  'whole.subject-missing',
  'whole.count-wrong',
  'whole.heads-wrong',
  'whole.expected-gap',
  'whole.after-missing',
  'stamp.malformed',
  'stamp.head-missing',
  'stamp.imprint-other',
  'stamp.signature-wrong',
  'stamp.certificate-wrong',
  'receipt.missing',
  'receipt.signature-wrong',
  'receipt.entry-other',
  'token.signature-wrong',
  'token.writer-other',
  'time.backwards',
  'evidence.bytes-wrong',
  'evidence.slices-wrong',
  'evidence.mask-unchecked',
  'evidence.unaccounted',
  'document.bytes-wrong',
  'document.unaccounted',
  'view.wrong',
  'erasure.not-ordered',
  'code.malformed',
  'code.view-other',
  'code.not-signed',
  'code.number-other',
  'file.not-named',
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** What nobody can hold or not hold, said beside the verdict. */
export const noteCodes = [
  'checked-nothing',
  'withheld',
  'erased',
  'absent',
  'elsewhere',
  'passed-over',
  'released',
  'view-not-here',
  'head-unknown',
  'head-known',
  'head-other-key',
  'key-changed',
  'code-holds',
  'code-later',
  'file-holds',
  'status-valid',
  'status-withdrawn',
  'status-superseded',
  'nothing-brought',
  'stamp-holds',
  'stamp-alone',
  'stamp-unread',
  'stamp-before-head',
  'clock-outside',
  'time-open',
] as const;
export type NoteCode = (typeof noteCodes)[number];

export interface Note {
  readonly code: NoteCode;
  readonly at: string;
  readonly facts: Facts;
}

export interface Looked {
  readonly check: CheckName;
  /** How many things this check has looked at. Nothing holds that was not looked at. */
  readonly looked: number;
  readonly faults: number;
}

/** An entry's time is an interval; null where it is open. */
export interface EntryTime {
  readonly line: number;
  readonly hash: string;
  readonly kind: string;
  readonly notBefore: number | null;
  readonly notAfter: number | null;
  readonly clock: number;
}

export interface HeadShown {
  readonly size: number;
  readonly root: string;
  readonly at: number;
}

export interface About {
  readonly id: string;
  readonly office: string;
  readonly case: string;
  readonly scope: string;
  readonly madeAt: number;
  readonly receiver: string;
  /** Key id of the server in groups of four, to compare by eye. */
  readonly serverKey: string;
}

/** Of a document's proof: which document, and what the server said of it when it made the proof. */
export interface AboutProof {
  readonly document: string;
  readonly number: string;
  readonly viewHash: string;
  readonly state: 'valid' | 'withdrawn' | 'superseded';
  readonly at: number;
  readonly serverKey: string;
}

export interface Report {
  readonly verdict: 'holds' | 'does-not-hold';
  readonly about: About | null;
  /** Where a document's proof was looked at, and not a package. */
  readonly proof?: AboutProof;
  readonly faults: readonly Fault[];
  /** Faults beyond those that are listed. */
  readonly more: number;
  readonly checks: readonly Looked[];
  readonly open: readonly Note[];
  readonly times: readonly EntryTime[];
  readonly heads: readonly HeadShown[];
}
