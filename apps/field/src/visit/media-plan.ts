import type { Position } from '@mingcha/domain';
import type { CopyOf, EvidenceFacts, Medium, NoFix, PageOf } from '@mingcha/domain/evidence';
import { newId } from '../keys/bytes.ts';
import type { Open } from '../state/tablet.ts';
import type { VisitView } from './view.ts';

/** What a medium under way belongs to: kept sealed beside its bytes, so that a killed tablet can finish the entry. */
export interface MediaPlan {
  readonly medium: Medium;
  readonly visit: string;
  readonly finding: string;
  /** It belongs to an answer of the checklist and makes no finding. */
  readonly answer?: string;
  /** The finding exists already and only gets one more piece. */
  readonly existing: boolean;
  readonly mime: string;
  readonly capturedAt: number;
  readonly position: Position | null;
  readonly noFix?: NoFix | null;
  readonly covert: boolean;
  readonly person: string;
  readonly origin?: 'gallery';
  readonly copy?: CopyOf;
  readonly page?: PageOf;
  /** Of a still: how the visit stood when the rules were asked, before its first byte. Whatever came since does not unmake it. */
  readonly asked?: EvidenceFacts['visit'];
}

interface Given {
  readonly visit: string;
  readonly finding: string | null;
  readonly answer?: string | undefined;
}

/** What is known of a medium at its first byte. Without a finding that gets it, a new one is made of it. */
export function newPlan(
  { person }: Pick<Open, 'person'>,
  { state }: Pick<VisitView, 'state'>,
  medium: Medium,
  mime: string,
  { visit, finding, answer }: Given,
): MediaPlan {
  return {
    medium,
    visit,
    finding: finding ?? newId('fnd'),
    existing: finding !== null,
    ...(answer === undefined ? {} : { answer }),
    mime,
    capturedAt: Date.now(),
    position: null,
    covert: state.fields?.covert ?? false,
    person,
  };
}

export const planKey = (medium: string) => `medium/${medium}`;
