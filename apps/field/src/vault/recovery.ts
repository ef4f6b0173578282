import { toBase64url } from '../keys/bytes.ts';

/** The vault's secret for the office's recovery key, in the `age` format: a forgotten PIN loses nothing. */
export async function sealForRecovery(recoveryKey: string, secret: Uint8Array): Promise<string> {
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  encrypter.addRecipient(recoveryKey);
  return toBase64url(await encrypter.encrypt(secret));
}
