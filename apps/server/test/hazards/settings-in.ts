import { Env } from '../../src/config/env.ts';
import { settingsOf } from '../../src/config/settings.ts';

/** Of an installation in this folder, as quiet as a test wants it. */
export const settingsIn = (folder: string) => ({
  ...settingsOf(
    Env.parse({ MINGCHA_DATA: folder, MINGCHA_LOG: 'silent', MINGCHA_MIN_FREE_MB: '0' }),
    folder,
    'en',
  ),
  port: 0,
});
