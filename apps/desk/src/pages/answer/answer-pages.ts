import { type ComponentType, lazy } from 'react';

export interface AnswerProps {
  /** The subject the code is for. */
  id: string;
  role: 'liaison' | 'chief' | 'party';
  /** Called with what the server said when the answer was taken: the page then shows it as a receipt. */
  onHandedIn: (receipt: { entry: string; at: number }) => void;
}

type AnswerPage = ComponentType<AnswerProps>;

/** A page that is fetched when its code is opened, so that the door itself stays small on a telephone. */
export const answerPage = (load: () => Promise<{ default: AnswerPage }>): AnswerPage => lazy(load);

/**
 * Who asks for an answer, by the type of the subject a code is for. A slice adds its own page here; it reads and writes
 * through `passClient`, which says that it comes with a code.
 */
export const answerPages: Readonly<Record<string, AnswerPage>> = {
  confirmation: answerPage(() => import('../confirmations/answer-confirmation.tsx')),
  order: answerPage(() => import('../orders/answer-order.tsx')),
  case: answerPage(() => import('../own/answer-case.tsx')),
};
