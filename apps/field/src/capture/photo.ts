/**
 * A still of what the preview shows, without a sound and without a flash, and at once: what is encoded in the worker is
 * the frame of this moment. Never processed further.
 */
export async function takeStill(preview: HTMLVideoElement): Promise<ImageBitmap> {
  if (preview.videoWidth === 0 || preview.videoHeight === 0) throw new Error('the camera shows nothing yet');
  return createImageBitmap(preview);
}
