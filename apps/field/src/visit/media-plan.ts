import type { Position } from '@mingcha/domain';

/** What a medium under way belongs to: kept sealed beside its bytes, so that a killed tablet can finish the entry. */
export interface MediaPlan {
  readonly medium: 'photo' | 'audio' | 'video';
  readonly visit: string;
  readonly finding: string;
  /** It belongs to an answer of the checklist and makes no finding. */
  readonly answer?: string;
  /** The finding exists already and only gets one more piece. */
  readonly existing: boolean;
  readonly mime: string;
  readonly capturedAt: number;
  readonly position: Position | null;
  readonly covert: boolean;
  readonly person: string;
}

export const planKey = (medium: string) => `medium/${medium}`;
