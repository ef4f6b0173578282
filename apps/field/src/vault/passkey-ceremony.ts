import { type Bytes, fromBase64url, random, toBase64url } from '../keys/bytes.ts';

/** No PRF: this authenticator can say who somebody is, and can open nothing. */
export class NoPrf extends Error {
  constructor() {
    super('this authenticator gives no pseudo-random value');
    this.name = 'NoPrf';
  }
}

export interface NewPasskey {
  readonly credential: string;
  readonly salt: Bytes;
  readonly prf: Bytes;
}

/** `called`: the neutral name under which the device lists it. */
export async function makePasskey(called: string): Promise<NewPasskey> {
  const salt = random(32);
  const made = (await navigator.credentials.create({
    publicKey: {
      rp: { name: called },
      // Drawn, not a person: what the device shows of it says nothing about whose it is.
      user: { id: random(16), name: called, displayName: called },
      challenge: random(32),
      pubKeyCredParams: [
        { type: 'public-key', alg: -8 },
        { type: 'public-key', alg: -7 },
        { type: 'public-key', alg: -257 },
      ],
      authenticatorSelection: { userVerification: 'required', residentKey: 'preferred' },
      timeout: 120_000,
      extensions: { prf: { eval: { first: salt } } },
    },
  })) as PublicKeyCredential | null;
  if (made === null) throw new NoPrf();
  const answer = made.getClientExtensionResults().prf;
  const credential = toBase64url(new Uint8Array(made.rawId));
  if (answer?.enabled !== true && answer?.results === undefined) throw new NoPrf();
  // Most authenticators evaluate only when asked again.
  const prf = bytesOf(answer.results?.first) ?? (await evaluate([{ credential, salt }])).prf;
  return { credential, salt, prf };
}

/** One touch of any of these passkeys: which it was, and what its PRF gives for its salt. */
export async function evaluate(
  known: readonly { readonly credential: string; readonly salt: Uint8Array }[],
): Promise<{ credential: string; prf: Bytes }> {
  const evalByCredential = Object.fromEntries(
    known.map(({ credential, salt }) => [credential, { first: new Uint8Array(salt) }]),
  );
  const shown = (await navigator.credentials.get({
    publicKey: {
      challenge: random(32),
      allowCredentials: known.map(({ credential }) => ({
        type: 'public-key' as const,
        id: fromBase64url(credential),
      })),
      userVerification: 'required',
      timeout: 120_000,
      extensions: { prf: { evalByCredential } },
    },
  })) as PublicKeyCredential | null;
  const prf = bytesOf(shown?.getClientExtensionResults().prf?.results?.first);
  if (shown === null || prf === null) throw new NoPrf();
  return { credential: toBase64url(new Uint8Array(shown.rawId)), prf };
}

function bytesOf(value: BufferSource | undefined): Bytes | null {
  if (value === undefined) return null;
  return value instanceof ArrayBuffer
    ? new Uint8Array(value)
    : new Uint8Array(
        value.buffer.slice(value.byteOffset, value.byteOffset + value.byteLength) as ArrayBuffer,
      );
}
