import type { CheckName, FaultCode, NoteCode } from '../core/report.ts';
import type { CannotLookCode } from '../core/source.ts';

export interface Words {
  readonly title: string;
  readonly titleOfProof: string;
  /** Between a name and what it is. */
  readonly colon: string;
  readonly verdict: Readonly<Record<'holds' | 'does-not-hold', string>>;
  readonly verdictText: Readonly<Record<'holds' | 'does-not-hold', string>>;
  readonly parts: Readonly<
    Record<'about' | 'document' | 'faults' | 'checks' | 'open' | 'times' | 'key' | 'limits', string>
  >;
  readonly about: Readonly<Record<'office' | 'case' | 'scope' | 'madeAt' | 'receiver' | 'id', string>>;
  /** Of a document's proof. */
  readonly proof: Readonly<Record<'document' | 'number' | 'viewHash' | 'at' | 'state', string>>;
  /** As the server said when the proof was made. */
  readonly states: Readonly<Record<'valid' | 'withdrawn' | 'superseded', string>>;
  readonly scope: Readonly<Record<string, string>>;
  readonly subjects: Readonly<Record<string, string>>;
  readonly entry: string;
  readonly entries: string;
  readonly state: Readonly<Record<'ok' | 'fault' | 'nothing', string>>;
  readonly looked: string;
  /** Name, and what is so when it agrees. */
  readonly checks: Readonly<Record<CheckName, readonly [name: string, says: string]>>;
  /** What is not so, and what that means. */
  readonly faults: Readonly<Record<FaultCode, readonly [says: string, means: string]>>;
  readonly notes: Readonly<Record<NoteCode, string>>;
  readonly why: Readonly<Record<string, string>>;
  readonly what: Readonly<Record<string, string>>;
  readonly timeSummary: string;
  readonly timeColumns: readonly [string, string, string, string];
  readonly openEnd: string;
  readonly keyText: string;
  readonly keyTextOfProof: string;
  readonly headText: string;
  readonly limits: string;
  readonly limitsOfProof: string;
  readonly more: string;
  readonly moreNotes: string;
  readonly cannotLook: Readonly<Record<CannotLookCode, string>>;
  readonly codeUnit: string;
}
