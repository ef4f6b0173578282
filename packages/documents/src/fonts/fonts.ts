import { createHash } from 'node:crypto';
import type { Face } from './face.ts';
import { openFace } from './face.ts';
import { type FontPlaces, type FoundFont, findFallbacks, findFont } from './find-fonts.ts';
import { type Role, roles, type Substitute, wantedStyle } from './roles.ts';

/** The fonts of an installation: one face a role, and a chain that is asked, character by character, for what it lacks. */
export interface Fonts {
  readonly substitutes: readonly Substitute[];
  /** SHA-256 over the hashes of all files, in order: part of the renderer's fingerprint. */
  readonly fingerprint: string;
  /** The first face that has the character, or null. */
  faceFor(role: Role, codePoint: number): Face | null;
}

export function openFonts(places: FontPlaces = {}): Fonts {
  const chosen = new Map<Role, FoundFont>(roles.map((role) => [role, findFont(role, places)]));
  const fallbacks = findFallbacks(places).map(openFace);
  const chains = new Map<Role, Face[]>();
  const substitutes: Substitute[] = [];
  for (const role of roles) {
    const font = chosen.get(role);
    if (!font) continue;
    const face = openFace(font);
    chains.set(role, [...new Set([face, ...fallbacks])]);
    if (font.style !== wantedStyle[role])
      substitutes.push({ role, wanted: wantedStyle[role], used: face.name });
  }
  const fingerprint = createHash('sha256');
  for (const [role, chain] of chains) fingerprint.update(`${role}:${chain.map((face) => face.sha256)};`);
  return {
    substitutes,
    fingerprint: fingerprint.digest('hex'),
    faceFor: (role, codePoint) => chains.get(role)?.find((face) => face.has(codePoint)) ?? null,
  };
}
