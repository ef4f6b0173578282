import type { Bytes } from '../keys/bytes.ts';

const quality = 0.9;

/** A still of what the preview shows, without a sound and without a flash. JPEG, never processed further. */
export async function takeStill(preview: HTMLVideoElement): Promise<Bytes> {
  const { videoWidth: width, videoHeight: height } = preview;
  if (width === 0 || height === 0) throw new Error('the camera shows nothing yet');
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const brush = canvas.getContext('2d');
  if (brush === null) throw new Error('no canvas');
  brush.drawImage(preview, 0, 0, width, height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality));
  if (blob === null) throw new Error('the picture could not be encoded');
  return new Uint8Array(await blob.arrayBuffer());
}
