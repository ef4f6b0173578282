/** Whose seal a certificate is of: the common name of its subject (`C=…, O=…, CN=…`). What it belongs to is another. */
const nameIn = (subject: string): string | undefined =>
  /(?:^|,\s*)CN=(.+?)(?=,\s*[A-Za-z][A-Za-z0-9.]*=|$)/u.exec(subject)?.[1]?.trim();

/** A key seals for nobody else. */
export const isSealOf = (subject: string, organ: string): boolean => nameIn(subject) === organ;
