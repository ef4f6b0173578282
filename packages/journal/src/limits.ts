/** What may arrive. Generous for an honest tablet, small enough that a hostile one costs little. */
export const LIMITS = {
  /** Entries of one writer; a thousand a day for five thousand years. A store keeps it in 32 bits. */
  seq: 2_147_483_647,
  entriesPerRun: 512,
  fieldsPerEntry: 512,
  pathLength: 160,
  /** Characters of one field's canonical value: a two-hour video at 1 MiB slices needs about 500,000. */
  valueLength: 1_048_576,
  /** Characters of one field's base64url ciphertext. */
  sealedLength: 1_500_000,
  valueDepth: 24,
  afterLength: 256,
  kindLength: 64,
  idLength: 160,
  blobsPerReceipt: 512,
  slicesPerFile: 15_000,
} as const;
