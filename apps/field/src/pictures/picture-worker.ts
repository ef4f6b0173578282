/// <reference lib="webworker" />
// Pictures are looked at and worked on here: a sheet found and straightened, a copy drawn on. Apart from the worker that
// owns the disk, so that a recording under way never waits for a picture.

import type { Bytes } from '../keys/bytes.ts';
import { drawMarks } from './draw-marks.ts';
import { findPage, type Raster } from './find-page.ts';
import { flatten } from './flatten.ts';
import type { PictureAnswer, PictureRequest } from './picture-messages.ts';

const looked = 240;
const quality = 0.9;

function brushOf(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const brush = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (brush === null) throw new Error('no canvas');
  return brush;
}

function rasterOf(picture: ImageBitmap, longest: number): Raster {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const width = Math.max(2, Math.round(picture.width * scale));
  const height = Math.max(2, Math.round(picture.height * scale));
  const brush = brushOf(width, height);
  brush.drawImage(picture, 0, 0, width, height);
  return brush.getImageData(0, 0, width, height);
}

async function jpegOf(brush: OffscreenCanvasRenderingContext2D): Promise<Bytes> {
  const blob = await brush.canvas.convertToBlob({ type: 'image/jpeg', quality });
  return new Uint8Array(await blob.arrayBuffer());
}

async function answer(request: PictureRequest): Promise<Omit<PictureAnswer, 'id'>> {
  switch (request.do) {
    case 'find': {
      const quad = findPage(rasterOf(request.picture, looked));
      request.picture.close();
      return { quad };
    }
    case 'flatten': {
      const flat = flatten(rasterOf(request.picture, Number.POSITIVE_INFINITY), request.quad);
      request.picture.close();
      const brush = brushOf(flat.width, flat.height);
      brush.putImageData(
        new ImageData(flat.data as Uint8ClampedArray<ArrayBuffer>, flat.width, flat.height),
        0,
        0,
      );
      return { bytes: await jpegOf(brush) };
    }
    case 'mark': {
      const picture = await createImageBitmap(new Blob([request.bytes]));
      const { width, height } = picture;
      const brush = brushOf(width, height);
      brush.drawImage(picture, 0, 0);
      picture.close();
      drawMarks(brush, request.marks, width, height);
      return { bytes: await jpegOf(brush) };
    }
  }
}

self.addEventListener('message', ({ data }: MessageEvent<PictureRequest>) => {
  answer(data).then(
    (found) => self.postMessage({ id: data.id, ...found } satisfies PictureAnswer),
    (cause: unknown) => self.postMessage({ id: data.id, error: String(cause) } satisfies PictureAnswer),
  );
});
