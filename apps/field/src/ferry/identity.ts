import type { VaultKeys } from '../vault/vault-keys.ts';

/**
 * What opens a file that was sealed for this tablet: an `age` identity drawn from the vault's secret, so that it exists only
 * while somebody has the tablet unlocked and comes back with the vault.
 */
export async function ferryIdentity(keys: VaultKeys): Promise<string> {
  const { bech32 } = await import('@scure/base');
  const secret = await keys.ferrySecret();
  const identity = bech32.encodeFromBytes('AGE-SECRET-KEY-', secret).toUpperCase();
  secret.fill(0);
  return identity;
}

/** `age1…`: what others seal for. */
export async function ferryRecipient(keys: VaultKeys): Promise<string> {
  const { identityToRecipient } = await import('age-encryption');
  return identityToRecipient(await ferryIdentity(keys));
}
