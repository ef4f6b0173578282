import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

/** How many pictures of one shape lie side by side on a sheet, and how wide each is drawn. */
const shapes = {
  phone: { across: 6, down: 2, width: 330, height: 715 },
  portrait: { across: 4, down: 2, width: 490, height: 784 },
  landscape: { across: 2, down: 3, width: 960, height: 600 },
} as const;

/** Lays the pictures of a tour side by side, in the order of the tour, by shape and language: `sheets/` of the folder. */
export async function laySheets(folder: string): Promise<void> {
  mkdirSync(join(folder, 'sheets'), { recursive: true });
  const names = readdirSync(folder, { withFileTypes: true }).filter((each) => each.name.endsWith('.png'));
  for (const [shape, { across, down, width, height }] of Object.entries(shapes))
    for (const tongue of ['zh', 'en']) {
      const pictures = names
        .filter(({ name }) => name.endsWith(`-${shape}-${tongue}.png`))
        .map(({ name }) => join(folder, name));
      for (let from = 0; from < pictures.length; from += across * down) {
        const laid = await Promise.all(
          pictures.slice(from, from + across * down).map(async (picture, at) => ({
            input: await sharp(picture).resize(width, height, { fit: 'inside' }).toBuffer(),
            left: (at % across) * (width + 8),
            top: Math.floor(at / across) * (height + 8),
          })),
        );
        const sheet = { width: across * (width + 8), height: down * (height + 8), channels: 3 as const };
        await sharp({ create: { ...sheet, background: '#888888' } })
          .composite(laid)
          .png()
          .toFile(join(folder, 'sheets', `${shape}-${tongue}-${String(from / across / down + 1)}.png`));
      }
    }
}
