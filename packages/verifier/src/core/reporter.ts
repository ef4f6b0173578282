import {
  type CheckName,
  checks,
  type Facts,
  type Fault,
  type FaultCode,
  type Looked,
  type Note,
  type NoteCode,
} from './report.ts';

/** A file made of faults must not fill the memory of whoever looks at it. */
const LISTED = 10_000;

/** Collects what was looked at and what was found. */
export class Reporter {
  readonly faults: Fault[] = [];
  readonly notes: Note[] = [];
  #more = 0;
  readonly #looked = new Map<CheckName, number>();
  readonly #faulty = new Map<CheckName, number>();

  fault(check: CheckName, code: FaultCode, at: string, facts: Facts = {}): void {
    this.#faulty.set(check, (this.#faulty.get(check) ?? 0) + 1);
    if (this.faults.length < LISTED) this.faults.push({ check, code, at, facts });
    else this.#more++;
  }

  note(code: NoteCode, at: string, facts: Facts = {}): void {
    if (this.notes.length < LISTED) this.notes.push({ code, at, facts });
  }

  looked(check: CheckName, things = 1): void {
    this.#looked.set(check, (this.#looked.get(check) ?? 0) + things);
  }

  get more(): number {
    return this.#more;
  }

  /** In the order of telling; what was not brought (a head, a code, a file, stamps) is no check that looked at nothing. */
  summary(brought: Partial<Record<CheckName, boolean>>): Looked[] {
    return checks
      .filter((check) => brought[check] ?? true)
      .map((check) => ({
        check,
        looked: this.#looked.get(check) ?? 0,
        faults: this.#faulty.get(check) ?? 0,
      }));
  }
}
