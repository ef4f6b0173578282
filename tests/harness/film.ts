import { writeFileSync } from 'node:fs';
import { PNG } from 'pngjs';

const width = 640;
const height = 480;

/**
 * A film for the camera in which nothing happens: a picture, as big as it fits, on a wall that is not quite white. YUV4MPEG2,
 * which Chromium takes for a fake capture device; colour is left out.
 */
export function filmOf(picture: Uint8Array, file: string, frames = 10): void {
  const image = PNG.sync.read(Buffer.from(picture));
  const scale = Math.min((width * 0.8) / image.width, (height * 0.8) / image.height);
  const left = Math.round((width - image.width * scale) / 2);
  const top = Math.round((height - image.height * scale) / 2);
  const luma = Buffer.alloc(width * height, 200);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const column = Math.floor((x - left) / scale);
      const row = Math.floor((y - top) / scale);
      if (column < 0 || row < 0 || column >= image.width || row >= image.height) continue;
      const at = (row * image.width + column) * 4;
      const [red = 0, green = 0, blue = 0] = image.data.subarray(at, at + 3);
      luma[y * width + x] = Math.round(16 + (red * 0.299 + green * 0.587 + blue * 0.114) * 0.86);
    }
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((width * height) / 2, 128)]);
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`);
  writeFileSync(file, Buffer.concat([head, ...Array.from({ length: frames }, () => frame)]));
}
