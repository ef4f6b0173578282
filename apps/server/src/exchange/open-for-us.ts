import { fromBase64url } from '@mingcha/journal';
import { Decrypter } from 'age-encryption';
import type { Services } from '../services.ts';

/** Opens what a tablet sealed for the office's recovery key. Null: not for this office, or no such file. */
export async function openedForUs(
  { secrets }: Pick<Services, 'secrets'>,
  sealed: string,
): Promise<Uint8Array | null> {
  const bytes = fromBase64url(sealed);
  if (bytes === null) return null;
  const decrypter = new Decrypter();
  decrypter.addIdentity(secrets.recovery.identity);
  try {
    return await decrypter.decrypt(bytes);
  } catch {
    return null;
  }
}
