import { createHash, X509Certificate } from 'node:crypto';
import { type Language, say, type WordKey } from '@mingcha/words';
import { escaped, plainStyle } from '../web/plain-page.ts';

interface PageFacts {
  readonly language: Language;
  readonly fingerprint: string;
  readonly publicUrl: string;
}

/** How a tablet comes to trust this server, step by step. It names neither the product nor its purpose. */
export function sideDoorPage({ language, fingerprint, publicUrl }: PageFacts): string {
  const word = (key: WordKey) => escaped(say(language, key));
  const steps = (part: 'android' | 'ipados', act: string) => `
    <section>
      <h2>${word(`lan.page.${part}`)}</h2>
      <ol>
        <li>${word(`lan.page.${part}.1`)} ${act}</li>
        <li>${word(`lan.page.${part}.2`)}</li>
        <li>${word(`lan.page.${part}.3`)}</li>
        <li>${word(`lan.page.${part}.4`)}</li>
      </ol>
    </section>`;
  const crt = `<p><a class="act" href="/lan.crt">${word('lan.page.crt')}</a></p>`;
  const profile = `<p><a class="act" href="/lan.mobileconfig">${word('lan.page.profile')}</a></p>`;
  const field = escaped(`${publicUrl}/field/`);
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${word('lan.page.title')}</title>
    <link rel="stylesheet" href="/page.css">
  </head>
  <body>
    <header>
      <h1>${word('lan.page.title')}</h1>
      <a href="/?lang=${language === 'en' ? 'zh' : 'en'}">${word('lan.page.language')}</a>
    </header>
    <main>
    <p>${word('lan.page.why')}</p>
    <section class="compare">
      <h2>${word('lan.page.compare')}</h2>
      <p>${word('lan.page.compare.why')}</p>
      <p>${word('lan.page.fingerprint')}</p>
      <code>${groupsOf(fingerprint)
        .map((line) => `<span>${line}</span>`)
        .join(' ')}</code>
    </section>${steps('android', crt)}${steps('ipados', profile)}
    <section>
      <h2>${word('lan.page.computer')}</h2>
      <p>${word('lan.page.computer.1')}</p>
      ${crt}
    </section>
    <section>
      <h2>${word('lan.page.open')}</h2>
      <p><a class="address" href="${field}">${field}</a></p>
      <p>${word('lan.page.remove')}</p>
    </section>
    </main>
  </body>
</html>
`;
}

/** Eight pairs a line: what an eye can hold while it looks from one screen to another. */
export const groupsOf = (fingerprint: string): string[] =>
  (fingerprint.match(/(?:[0-9A-F]{2}:?){1,8}/g) ?? []).map((line) => line.replace(/:$/, ''));

export const sideDoorStyle = `${plainStyle}
ol { margin: 0; padding-left: 1.5em; }
li { margin-bottom: 12px; }
.compare { border: 1px solid var(--line); border-radius: 8px; padding: 16px; }
code { display: block; font: 600 18px/1.9 ui-monospace, Menlo, Consolas, monospace; }
code span { display: block; white-space: nowrap; }
@media (max-width: 26rem) { code { font-size: 15px; } }
.act { display: inline-flex; align-items: center; min-height: 48px; padding: 0 20px; border-radius: 8px; background: var(--accent);
  color: var(--paper); text-decoration: none; font-weight: 600; }
.address { font-weight: 600; overflow-wrap: anywhere; }
`;

/** A configuration profile with the certificate alone. Its identifiers follow from it: installed again, it replaces itself. */
export function appleProfile(der: Buffer, fingerprint: string): string {
  const name = new X509Certificate(der).subject.replace(/^CN=/, '');
  const id = (part: string) => {
    const hex = createHash('sha256').update(`${part}${fingerprint}`).digest('hex').slice(0, 32);
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5').toUpperCase();
  };
  const outer = id('profile');
  const inner = id('certificate');
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>PayloadContent</key>
  <array>
    <dict>
      <key>PayloadCertificateFileName</key><string>lan.crt</string>
      <key>PayloadContent</key><data>${der.toString('base64')}</data>
      <key>PayloadDisplayName</key><string>${name}</string>
      <key>PayloadIdentifier</key><string>local.lan.${inner}</string>
      <key>PayloadType</key><string>com.apple.security.root</string>
      <key>PayloadUUID</key><string>${inner}</string>
      <key>PayloadVersion</key><integer>1</integer>
    </dict>
  </array>
  <key>PayloadDisplayName</key><string>${name}</string>
  <key>PayloadIdentifier</key><string>local.lan.${outer}</string>
  <key>PayloadType</key><string>Configuration</string>
  <key>PayloadUUID</key><string>${outer}</string>
  <key>PayloadVersion</key><integer>1</integer>
</dict>
</plist>
`;
}
