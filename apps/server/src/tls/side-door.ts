import { X509Certificate } from 'node:crypto';
import type { RequestListener, ServerResponse } from 'node:http';
import type { Language } from '@mingcha/words';
import type { Settings } from '../config/settings.ts';
import { openPlainDoor, toHttps } from './plain-door.ts';
import { appleProfile, sideDoorPage, sideDoorStyle } from './side-door-page.ts';
import type { LanAuthority } from './tls-door.ts';

/** What stands beside the door with TLS: nothing, a signpost to it, or the place where tablets get its certificate. */
export async function openSideDoor(
  { host, publicUrl, tls }: Settings,
  authority: LanAuthority | null,
): Promise<(() => Promise<void>) | null> {
  if (tls.kind === 'files' && tls.redirectPort !== null)
    return openPlainDoor({ host, port: tls.redirectPort }, 'MINGCHA_TLS_REDIRECT_PORT', toHttps(publicUrl));
  if (tls.kind === 'lan' && authority !== null)
    return openPlainDoor({ host, port: tls.sidePort }, 'MINGCHA_LAN_PORT', handOut(authority, publicUrl));
  return null;
}

/** The one page, the certificate in the two forms that tablets take, and nothing else of this house. */
export function handOut(authority: LanAuthority, publicUrl: string): RequestListener {
  const der = new X509Certificate(authority.cert).raw;
  return (request, response) => {
    const url = new URL(request.url ?? '/', 'http://here');
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405).end();
    switch (url.pathname) {
      case '/':
        return answer(
          response,
          'text/html; charset=utf-8',
          sideDoorPage({
            language: languageOf(url.searchParams.get('lang') ?? request.headers['accept-language'] ?? ''),
            fingerprint: authority.fingerprint,
            publicUrl,
          }),
        );
      case '/page.css':
        return answer(response, 'text/css; charset=utf-8', sideDoorStyle);
      // Android takes it by its name and type; iPadOS offers a profile only under Apple's own type.
      case '/lan.crt':
        response.setHeader('content-disposition', 'attachment; filename="lan.crt"');
        return answer(response, 'application/x-x509-ca-cert', der);
      case '/lan.mobileconfig':
        return answer(response, 'application/x-apple-aspen-config', appleProfile(der, authority.fingerprint));
      default:
        return void response.writeHead(404).end();
    }
  };
}

function answer(response: ServerResponse, type: string, body: string | Buffer): void {
  response
    .writeHead(200, {
      'content-type': type,
      'content-length': Buffer.byteLength(body),
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    .end(body);
}

/** The first language that the reader's browser names; Chinese for whoever names none of the two. */
const languageOf = (accepted: string): Language => {
  const first = /\b(zh|en)\b/i.exec(accepted)?.[1]?.toLowerCase();
  return first === 'en' ? 'en' : 'zh-CN';
};
