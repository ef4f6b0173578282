import type { Bytes } from '../keys/bytes.ts';
import type { Frame } from './media-port.ts';

const quality = 0.9;
const thumbSide = 192;

async function encode(picture: Frame, width: number, height: number, how: number): Promise<Bytes> {
  const canvas = new OffscreenCanvas(width, height);
  // Pixels that are read back at once are not worth a way over the graphics processor; a photograph lets nothing through.
  const brush = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (brush === null) throw new Error('no canvas');
  brush.drawImage(picture, 0, 0, width, height);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: how });
  return new Uint8Array(await blob.arrayBuffer());
}

/** A frame of the camera as JPEG, at its own size and never processed further. */
export const encodeFrame = (frame: Frame): Promise<Bytes> =>
  'displayWidth' in frame
    ? encode(frame, frame.displayWidth, frame.displayHeight, quality)
    : encode(frame, frame.width, frame.height, quality);

/** A few kilobytes that a list can show. */
export function encodeThumb(picture: ImageBitmap): Promise<Bytes> {
  const scale = Math.min(1, thumbSide / Math.max(picture.width, picture.height));
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  return encode(picture, side(picture.width), side(picture.height), 0.7);
}

/** Null for what this browser cannot show. */
export async function thumbOf(bytes: Uint8Array): Promise<Bytes | null> {
  try {
    const blob = new Blob([bytes as Bytes]);
    const picture = await createImageBitmap(blob, { resizeWidth: thumbSide * 2, resizeQuality: 'low' });
    const thumb = await encodeThumb(picture);
    picture.close();
    return thumb;
  } catch {
    return null;
  }
}
