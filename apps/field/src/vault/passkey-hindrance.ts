/** Why this browser cannot open the vault with a passkey here; null when it can be tried. */
export type PasskeyHindrance = 'none' | 'insecure' | 'address';

/** A passkey is bound to a name: an address of numbers is none (WebAuthn 5.1.3: the RP ID is a valid domain string). */
export function passkeyHindrance(at: {
  readonly secure: boolean;
  readonly hostname: string;
  readonly known: boolean;
}): PasskeyHindrance | null {
  if (!at.secure) return 'insecure';
  if (!at.known) return 'none';
  return /^\[.*\]$/.test(at.hostname) || /^\d+(\.\d+){3}$/.test(at.hostname) ? 'address' : null;
}

export const hindranceHere = (): PasskeyHindrance | null =>
  passkeyHindrance({
    secure: window.isSecureContext,
    hostname: window.location.hostname,
    known: typeof PublicKeyCredential === 'function' && navigator.credentials !== undefined,
  });
