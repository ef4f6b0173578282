/** What lies on a tablet's disk, as the laboratory page reads it. */
export interface LabState {
  readonly entries: readonly { seq: number; hash: string; state: string; why: string }[];
  readonly media: readonly {
    id: string;
    state: string;
    sha256: string;
    size: number;
    entry: string | null;
    trouble: string;
  }[];
  /** Checked receipts: the entry, and the recordings that they cover. */
  readonly receipts: readonly { hash: string; blobs: readonly string[] }[];
  /** Names of media of which bytes are still here. */
  readonly vault: readonly string[];
}
