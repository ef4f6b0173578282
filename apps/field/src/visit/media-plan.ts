import type { Position } from '@mingcha/domain';
import type { CopyOf, Medium, NoFix, PageOf } from '@mingcha/domain/evidence';

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
}

export const planKey = (medium: string) => `medium/${medium}`;
