import type { Facts, WordKey } from '@mingcha/words';
import { readTlsFiles } from '../tls/tls-files.ts';
import type { Env } from './env.ts';
import type { Settings } from './settings.ts';

/** A mistake that one value alone does not show: files that do not fit, settings that contradict each other. */
export interface Contradiction {
  readonly key: WordKey;
  readonly facts: Facts;
}

/** All of them at once, before anything is started. */
export function tlsMistakes(env: Env, settings: Settings, lan: boolean, now: number): Contradiction[] {
  const { MINGCHA_TLS_CERT: cert, MINGCHA_TLS_KEY: key, MINGCHA_TLS_REDIRECT_PORT: redirect } = env;
  const found: Contradiction[] = [];
  const say = (name: WordKey, facts: Facts = {}) => void found.push({ key: name, facts });

  if (lan && (cert !== undefined || key !== undefined)) say('server.tls.with-lan');
  else if (cert !== undefined && key === undefined)
    say('server.tls.alone', { name: 'MINGCHA_TLS_CERT', other: 'MINGCHA_TLS_KEY' });
  else if (cert === undefined && key !== undefined)
    say('server.tls.alone', { name: 'MINGCHA_TLS_KEY', other: 'MINGCHA_TLS_CERT' });
  if (redirect !== undefined && settings.tls.kind !== 'files') say('server.tls.redirect-alone');

  const { tls, port } = settings;
  if (tls.kind === 'files') {
    const read = readTlsFiles(tls, now);
    if (!read.ok) say(`server.tls.${read.fault}`, read.facts);
  }
  if (tls.kind !== 'none' && !settings.publicUrl.startsWith('https:'))
    say('server.tls.plain-address', { value: settings.publicUrl });
  const beside =
    tls.kind === 'files'
      ? (['MINGCHA_TLS_REDIRECT_PORT', tls.redirectPort] as const)
      : (['MINGCHA_LAN_PORT', tls.kind === 'lan' ? tls.sidePort : null] as const);
  if (beside[1] === port) say('server.tls.same-port', { name: beside[0], other: 'MINGCHA_PORT', port });
  return found;
}
