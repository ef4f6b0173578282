import { type PurgeReport, proveSession, type Signer, signReleaseAsk } from '@mingcha/journal';
import { z } from 'zod';
import { type Bytes, fromBase64url } from '../keys/bytes.ts';
import { call, WireRefusal } from '../sync/call.ts';
import { Challenge, Session } from '../sync/wire.ts';

const Standing = z.object({ revocation: z.unknown() });
const Noted = z.object({ noted: z.literal(true) });
const VaultReleased = z.object({ secret: z.string() });

/** What a tablet can say and ask with the key of the device alone, while nothing of its vault is open. */
export interface OfficeLine {
  readonly bearer: string;
  /** The office's signed word that this tablet was revoked, unchecked; null while it stands. */
  standing(): Promise<unknown>;
  report(said: PurgeReport): Promise<void>;
  /** The vault's secret, once two people at the desk released it; null until then. */
  askKey(sealed: string, now: number): Promise<Bytes | null>;
}

export async function openOfficeLine(signer: Signer): Promise<OfficeLine> {
  const { token } = await call('exchange.challenge', { writer: signer.writer }, Challenge);
  const proof = await proveSession(signer, token);
  const { bearer } = await call('exchange.open', { writer: signer.writer, token, sig: proof.sig }, Session);
  return {
    bearer,
    standing: async () => (await call('exchange.standing', null, Standing, { bearer })).revocation ?? null,
    report: async (said) => {
      await call('exchange.purged', said, Noted, { bearer });
    },
    async askKey(sealed, now) {
      const { Decrypter, generateX25519Identity, identityToRecipient } = await import('age-encryption');
      // Lives as long as this one question: nothing on the disk opens the answer afterwards.
      const identity = await generateX25519Identity();
      const asked = { recipient: await identityToRecipient(identity), at: now };
      const signed = await signReleaseAsk(signer, asked);
      try {
        const answer = await call('exchange.release', { ...signed, sealed }, VaultReleased, { bearer });
        const decrypter = new Decrypter();
        decrypter.addIdentity(identity);
        return (await decrypter.decrypt(fromBase64url(answer.secret))) as Bytes;
      } catch (cause) {
        if (cause instanceof WireRefusal && cause.refusal.code === 'access.release-waits') return null;
        throw cause;
      }
    },
  };
}
