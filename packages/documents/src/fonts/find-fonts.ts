import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { FontSource } from './face.ts';
import { type Role, type TypeStyle, wantedStyle } from './roles.ts';

export interface FontPlaces {
  /** The operator's licensed fonts, one file a role: `body.ttf`, `title.otf`, `heading2.ttc` … and `fallback.ttf`. */
  folder?: string;
  /** Look for FandolFang and LXGW WenKai where Debian puts them. Default: yes. */
  system?: boolean;
}

export interface FoundFont extends FontSource {
  style: TypeStyle;
}

const packagePath = createRequire(import.meta.url).resolve;
const notoSerif = (weight: string): FoundFont => ({
  path: packagePath(`@expo-google-fonts/noto-serif-sc/${weight}/NotoSerifSC_${weight}.ttf`),
  style: 'song',
});
const notoSans = (weight: string): FoundFont => ({
  path: packagePath(`@expo-google-fonts/noto-sans-sc/${weight}/NotoSansSC_${weight}.ttf`),
  style: 'hei',
});

const texFonts = '/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol';
/** Where Debian's texlive-lang-chinese, fonts-lxgw-wenkai and fonts-noto-cjk put their files. */
const debian = {
  fang: { path: `${texFonts}/FandolFang-Regular.otf`, style: 'fang' },
  wenkai: { path: '/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf', style: 'kai' },
  kai: { path: `${texFonts}/FandolKai-Regular.otf`, style: 'kai' },
  /** Has some two thousand rare characters beyond the Basic Multilingual Plane. */
  cjk: {
    path: '/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc',
    postscriptName: 'NotoSerifCJKsc-Regular',
    style: 'song',
  },
} as const satisfies Record<string, FoundFont>;

/** From npm, so that every installation prints; a role without its own style gets the nearest weight of Song. */
const shipped: Record<Role, () => FoundFont> = {
  mark: () => notoSerif('900Black'),
  title: () => notoSerif('700Bold'),
  body: () => notoSerif('400Regular'),
  heading1: () => notoSans('500Medium'),
  heading2: () => notoSerif('600SemiBold'),
  number: () => notoSerif('400Regular'),
  table: () => notoSerif('400Regular'),
};

const fromSystem: Partial<Record<Role, readonly FoundFont[]>> = {
  body: [debian.fang],
  table: [debian.fang],
  heading2: [debian.wenkai, debian.kai],
};

const isThere = (font: FontSource) => existsSync(font.path);

/** The operator's own font for a role is taken to be of the style the standard wants. */
function fromFolder(role: Role, folder: string | undefined): FoundFont | undefined {
  if (!folder) return undefined;
  return ['ttf', 'otf', 'ttc']
    .map((extension) => ({ path: join(folder, `${role}.${extension}`), style: wantedStyle[role] }))
    .find(isThere);
}

export function findFont(role: Role, { folder, system = true }: FontPlaces): FoundFont {
  const installed = system ? fromSystem[role]?.find(isThere) : undefined;
  return fromFolder(role, folder) ?? installed ?? shipped[role]();
}

/** Asked in this order for a character that the role's own font lacks. */
export function findFallbacks({ folder, system = true }: FontPlaces): FoundFont[] {
  const own = folder
    ? ['ttf', 'otf', 'ttc'].map(
        (extension): FoundFont => ({
          path: join(folder, `fallback.${extension}`),
          style: 'song',
        }),
      )
    : [];
  const installed = system ? [debian.cjk] : [];
  return [
    ...own.filter(isThere),
    notoSerif('400Regular'),
    notoSans('500Medium'),
    ...installed.filter(isThere),
  ];
}
