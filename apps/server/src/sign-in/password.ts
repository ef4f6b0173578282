import { hash, verify } from '@node-rs/argon2';

/** RFC 9106 section 4, second recommended option, on one lane: 64 MiB, three passes. 2 names Argon2id in this library. */
const cost = { algorithm: 2, memoryCost: 65_536, timeCost: 3, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), cost);

export async function verifyPassword(hashed: string, password: string): Promise<boolean> {
  try {
    return await verify(hashed, password.normalize('NFKC'));
  } catch {
    // A damaged row proves nobody; `verify` (the command) names it.
    return false;
  }
}

export const passwordRules = { least: 10, most: 128, classes: 3, remembered: 5, days: 90 } as const;

/** GB/T 22239-2019 8.1.4.1 a: length and complexity. Chinese characters count as a class of their own. */
export function isStrong(password: string, username: string): boolean {
  const normal = password.normalize('NFKC');
  if ([...normal].length < passwordRules.least || [...normal].length > passwordRules.most) return false;
  if (username !== '' && normal.toLowerCase().includes(username.toLowerCase())) return false;
  if (/(.)\1{3,}/u.test(normal)) return false;
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((one) => one.test(normal)).length;
  return classes >= passwordRules.classes;
}
