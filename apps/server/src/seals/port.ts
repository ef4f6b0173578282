/** Whose seal it is, as its certificate says. */
export interface SealHolder {
  readonly subject: string;
  readonly issuer: string;
  readonly serial: string;
  /** SHA-256 of the certificate. */
  readonly sha256: string;
  readonly notBefore: number;
  readonly notAfter: number;
}

export interface SealedFile {
  readonly bytes: Uint8Array;
  readonly holder: SealHolder;
  /** The time another house put on the signature, where one was asked and answered. */
  readonly stamp: { readonly at: number; readonly authority: string } | null;
}

/**
 * Sets an electronic seal on a printed document. One is here, over a key in a file; a service with keys and forms of its own
 * (SM2, OFD) is another entry in the registry. What it gives back begins with the very bytes it was given, or is refused.
 */
export interface SealPort {
  readonly name: string;
  readonly mime: 'application/pdf';
  holder(): SealHolder;
  seal(printed: Uint8Array, said: { readonly reason: string; readonly at: number }): Promise<SealedFile>;
}
