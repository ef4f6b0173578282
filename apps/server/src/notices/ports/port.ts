import type { OutsideChannel } from '@mingcha/domain/notices';

export interface Message {
  /** The same at every try: whoever receives it twice can tell. */
  readonly id: string;
  /** An address of mail or a telephone number, as the port wants it. */
  readonly address: string;
  readonly subject: string;
  readonly text: string;
  /** How many notices it speaks of. */
  readonly count: number;
}

/** again: something that may pass. never: the other side will say the same tomorrow. */
export type Sent =
  | { readonly ok: true }
  | { readonly ok: false; readonly again: boolean; readonly error: SendError };

/** What an administrator reads beside a message that could not be sent; it never repeats an address or an answer. */
export const sendErrors = [
  'unreachable',
  'timed-out',
  'hung-up',
  'tls',
  'refused-sign-in',
  'refused-address',
  'refused',
  'redirected',
  'busy',
  'failed-there',
  'address-forbidden',
  'no-address',
] as const;
export type SendError = (typeof sendErrors)[number];

export const failed = (error: SendError, again: boolean): Sent => ({ ok: false, again, error });

/** One way out of the house. */
export interface NoticePort {
  readonly channel: OutsideChannel;
  /** Which of a person's registered fields it needs. */
  readonly needs: 'email' | 'phone';
  send(message: Message): Promise<Sent>;
  close(): Promise<void>;
}
