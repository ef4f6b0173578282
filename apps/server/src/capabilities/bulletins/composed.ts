import { isTombstone, type Recorded } from '@mingcha/domain';
import type { StatementLink } from '@mingcha/domain/bulletins';

/** One confirmed finding that a revision left out. Null: lawfully erased meanwhile. */
export interface Dropped {
  readonly finding: string | null;
  readonly askedBy: string | null;
  readonly reason: string | null;
  /** Who took it out, and when. */
  readonly person: string;
  readonly at: number;
  /** It stands in the draft again. */
  readonly back: boolean;
}

export interface Composed {
  readonly statements: readonly StatementLink[];
  readonly dropped: readonly Dropped[];
}

/** How a draft came to be what it is, from its own entries: what its paragraphs rest on, and what was taken out of it. */
export function composedOf(entries: readonly Recorded[]): Composed {
  let statements: readonly StatementLink[] = [];
  let findings: readonly string[] = [];
  const dropped: Omit<Dropped, 'back'>[] = [];
  for (const entry of entries) {
    if (entry.kind !== 'bulletin.drafted' && entry.kind !== 'bulletin.revised') continue;
    statements = entry.payload.statements ?? [];
    findings = entry.payload.findings;
    if (entry.kind === 'bulletin.revised') dropped.push(...droppedIn(entry));
  }
  return {
    statements,
    dropped: dropped.map((one) => ({ ...one, back: one.finding !== null && findings.includes(one.finding) })),
  };
}

function droppedIn({ payload, actor, at }: Recorded<'bulletin.revised'>): Omit<Dropped, 'back'>[] {
  const by = { person: actor.person, at };
  const { dropped = [] } = payload;
  if (isTombstone(dropped)) return [{ finding: null, askedBy: null, reason: null, ...by }];
  return dropped.map((one) => ({ ...one, ...by }));
}
