import sharp from 'sharp';

/**
 * What a scanner would give: a sheet with lines and a stroke of a pen, and across it that it is a demonstration's. Letters
 * are drawn as boxes where the machine has no Chinese font, so the sheet says nothing that would have to be read.
 */
export async function signedSheet(seed: number): Promise<Uint8Array> {
  const lines = Array.from({ length: 14 }, (_, i) => {
    const width = 360 + ((seed * (i + 7) * 31) % 420);
    return `<rect x="120" y="${260 + i * 56}" width="${width}" height="14" fill="#5b6066" opacity=".55"/>`;
  });
  const rise = (seed * 13) % 40;
  const picture = sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="1414">
      <rect width="1000" height="1414" fill="#fbfaf5"/>
      <rect x="120" y="140" width="760" height="10" fill="#a61b1b"/>
      ${lines.join('')}
      <rect x="110" y="1060" width="780" height="230" fill="none" stroke="#5b6066" stroke-width="2"/>
      <path d="M 250 ${1190 - rise} C 300 1080, 350 1270, 400 1170 S 500 1100, 520 1190 S 640 1120, 720 ${1150 + rise / 2}"
        fill="none" stroke="#1d2b6b" stroke-width="7" stroke-linecap="round"/>
      <text x="500" y="1375" font-size="24" text-anchor="middle" fill="#8a8f94">Mingcha demonstration · not a document</text>
    </svg>`),
  );
  return new Uint8Array(await picture.jpeg({ quality: 84 }).toBuffer());
}
