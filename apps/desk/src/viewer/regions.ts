/** A hidden rectangle, per ten thousand of the picture's width and height; of a recording also a stretch of sound, without a surface. */
export interface Region {
  what: RegionKind | 'voice';
  x: number;
  y: number;
  w: number;
  h: number;
  fromMs?: number;
  toMs?: number;
}

export const regionKinds = ['face', 'plate', 'document', 'child', 'screen', 'other'] as const;
export type RegionKind = (typeof regionKinds)[number];

const full = 10_000;

/** From two corners in shares of the picture, in whatever order they were drawn; null for a slip of the hand. */
export function regionOf(
  what: RegionKind,
  a: { x: number; y: number },
  b: { x: number; y: number },
): Region | null {
  const inside = (share: number) => Math.round(Math.min(Math.max(share, 0), 1) * full);
  const left = Math.min(inside(a.x), inside(b.x));
  const top = Math.min(inside(a.y), inside(b.y));
  const w = Math.abs(inside(a.x) - inside(b.x));
  const h = Math.abs(inside(a.y) - inside(b.y));
  return w < 40 || h < 40 ? null : { what, x: left, y: top, w, h };
}

/** Moves and grows a rectangle by keys, inside the picture. */
export function nudge(region: Region, dx: number, dy: number, grow: boolean): Region {
  if (grow) {
    const w = Math.min(Math.max(region.w + dx, 40), full - region.x);
    const h = Math.min(Math.max(region.h + dy, 40), full - region.y);
    return { ...region, w, h };
  }
  const x = Math.min(Math.max(region.x + dx, 0), full - region.w);
  const y = Math.min(Math.max(region.y + dy, 0), full - region.h);
  return { ...region, x, y };
}
