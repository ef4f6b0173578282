/** Does this machine have a camera that the visitor lets the page use? Asked once, before anything is drawn instead. */
export async function hasCamera(tablet: Window & typeof globalThis): Promise<boolean> {
  const { mediaDevices } = tablet.navigator;
  if (mediaDevices === undefined) return false;
  const devices = await mediaDevices.enumerateDevices().catch(() => []);
  if (!devices.some(({ kind }) => kind === 'videoinput')) return false;
  try {
    const stream = await mediaDevices.getUserMedia({ video: true });
    for (const track of stream.getTracks()) track.stop();
    return true;
  } catch {
    return false;
  }
}

/** In the place of a camera: the demonstration's drawn counter, as a moving picture of one frame. */
export async function drawCamera(tablet: Window & typeof globalThis): Promise<void> {
  const picture = new Image();
  picture.src = '/api/demo/photograph.jpg';
  await picture.decode();
  const open = async () => {
    const canvas = tablet.document.createElement('canvas');
    canvas.width = picture.naturalWidth;
    canvas.height = picture.naturalHeight;
    const brush = canvas.getContext('2d');
    const paint = () => brush?.drawImage(picture, 0, 0);
    paint();
    const stream = canvas.captureStream(10);
    // A picture that never changes is never sent.
    const again = tablet.setInterval(paint, 100);
    for (const track of stream.getTracks()) {
      const stop = track.stop.bind(track);
      track.stop = () => {
        tablet.clearInterval(again);
        stop();
      };
    }
    return stream;
  };
  const { mediaDevices } = tablet.navigator;
  if (mediaDevices === undefined)
    Object.defineProperty(tablet.navigator, 'mediaDevices', { value: { getUserMedia: open } });
  else mediaDevices.getUserMedia = open;
}

/** Where the browser has not been allowed to say where it is, it is not asked: the act then needs a reason in words. */
export async function forgetPlace(tablet: Window & typeof globalThis): Promise<void> {
  const allowed = await tablet.navigator.permissions
    ?.query({ name: 'geolocation' })
    .then(({ state }) => state === 'granted')
    .catch(() => false);
  if (!allowed)
    Object.defineProperty(tablet.navigator, 'geolocation', { configurable: true, value: undefined });
}
