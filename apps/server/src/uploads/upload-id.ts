/** An upload is named by what it must turn out to be: the evidence and the hash that its entry carries. */
export interface UploadName {
  readonly evidence: string;
  readonly sha256: string;
}

export const uploadIdOf = ({ evidence, sha256 }: UploadName): string => `${evidence}-${sha256}`;

export function parseUploadId(id: string): UploadName | null {
  const match = /^(evd_[a-z0-9]{26})-([0-9a-f]{64})$/.exec(id);
  return match?.[1] === undefined || match[2] === undefined ? null : { evidence: match[1], sha256: match[2] };
}
