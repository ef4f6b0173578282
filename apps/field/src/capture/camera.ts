/** Why there is no picture: a word the screen explains. */
export type CameraTrouble = 'denied' | 'none' | 'busy';

export class CameraFailed extends Error {
  readonly trouble: CameraTrouble;

  constructor(trouble: CameraTrouble) {
    super(`camera ${trouble}`);
    this.name = 'CameraFailed';
    this.trouble = trouble;
  }
}

function troubleOf(cause: unknown): CameraTrouble {
  const name = cause instanceof DOMException ? cause.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'none';
  return 'busy';
}

async function open(constraints: MediaStreamConstraints): Promise<MediaStream> {
  if (navigator.mediaDevices === undefined) throw new CameraFailed('none');
  try {
    return await navigator.mediaDevices.getUserMedia(constraints);
  } catch (cause) {
    throw new CameraFailed(troubleOf(cause));
  }
}

const video = { facingMode: { ideal: 'environment' }, width: { ideal: 1920 }, height: { ideal: 1080 } };

export const openForPhoto = () =>
  open({ video: { ...video, width: { ideal: 3840 }, height: { ideal: 2160 } } });
export const openForVideo = () => open({ video, audio: true });
export const openForAudio = () => open({ audio: { echoCancellation: false, noiseSuppression: false } });

export function closeStream(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/** What this camera can do beyond showing: the names of Media Capture and Streams Extensions, which TypeScript lacks. */
interface Extended extends MediaTrackCapabilities {
  readonly torch?: boolean;
  readonly zoom?: { readonly min: number; readonly max: number; readonly step: number };
}

export interface Lens {
  readonly torch: boolean;
  readonly zoom: { readonly min: number; readonly max: number } | null;
}

export function lensOf(stream: MediaStream): Lens {
  const [track] = stream.getVideoTracks();
  const can: Extended = track?.getCapabilities?.() ?? {};
  const { zoom } = can;
  return { torch: can.torch === true, zoom: zoom !== undefined && zoom.max > zoom.min ? zoom : null };
}

export async function setLens(stream: MediaStream, wish: { torch?: boolean; zoom?: number }): Promise<void> {
  const [track] = stream.getVideoTracks();
  // A lens that changes its mind costs a picture nothing.
  await track?.applyConstraints({ advanced: [wish as MediaTrackConstraintSet] }).catch(() => {});
}
