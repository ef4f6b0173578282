import { ensureTools } from '../tools/ensure-tools.ts';

const shell = 'chromium-headless-shell';
export const chromiumPath = ensureTools([shell])[shell];

// Without a locale that knows UTF-8, Chromium opens and names no file whose name is Chinese.
if (!/utf-?8/i.test(process.env.LC_ALL ?? process.env.LC_CTYPE ?? process.env.LANG ?? ''))
  process.env.LC_ALL = 'C.UTF-8';

/** What lets Debian's Chromium run as root, quietly, with a camera and a microphone that are drawn. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];

/** In front of a service hall that does not exist. */
export const hall = { latitude: 36.0662, longitude: 120.3826, accuracy: 8 };
