export { fingerprintOf } from './fingerprint.ts';
export type { FontPlaces } from './fonts/find-fonts.ts';
export { type Fonts, openFonts } from './fonts/fonts.ts';
export { type MissingGlyph, MissingGlyphs } from './fonts/missing-glyphs.ts';
export type { Role, Substitute, TypeStyle } from './fonts/roles.ts';
export { UnusablePhoto } from './photos.ts';
export { type BulletinMaterial, type RenderedDocument, renderBulletin } from './render-bulletin.ts';
export { type Digest, viewHash } from './view-hash.ts';
