import type { Frame } from '../vault/media-port.ts';

/**
 * A still of what the preview shows, without a sound and without a flash, and at once: what is encoded in the worker is
 * the frame of this moment. It is taken over as the camera gave it, since making pixels of it is work that would hold up the
 * screen; where a browser cannot do that, as pixels. Never processed further.
 */
export async function takeStill(preview: HTMLVideoElement): Promise<Frame> {
  if (preview.videoWidth === 0 || preview.videoHeight === 0) throw new Error('the camera shows nothing yet');
  try {
    return new VideoFrame(preview);
  } catch {
    return createImageBitmap(preview);
  }
}
