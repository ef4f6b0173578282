import type { Translated } from '../translated.ts';
import type { secure as source } from '../zh/secure.ts';

export const secure: Translated<typeof source> = {
  'server.setting.MINGCHA_TLS_CERT':
    'MINGCHA_TLS_CERT: the path of a certificate (PEM, the server’s own first), not “{{value}}”',
  'server.setting.MINGCHA_TLS_KEY':
    'MINGCHA_TLS_KEY: the path of a private key (PEM, without a passphrase), not “{{value}}”',
  'server.setting.MINGCHA_TLS_REDIRECT_PORT':
    'MINGCHA_TLS_REDIRECT_PORT: a port number from 1 to 65535, like 80, not “{{value}}”',
  'server.setting.MINGCHA_LAN_PORT': 'MINGCHA_LAN_PORT: a port number from 1 to 65535, not “{{value}}”',
  'server.setting.MINGCHA_FIELD_GUISE': 'MINGCHA_FIELD_GUISE: notes, list or days, not “{{value}}”',

  'server.tls.alone': '{{name}}: certificate and key are set together, and {{other}} is not set',
  'server.tls.redirect-alone':
    'MINGCHA_TLS_REDIRECT_PORT: there is no certificate, so nowhere to send people. Set MINGCHA_TLS_CERT and MINGCHA_TLS_KEY, or take it out',
  'server.tls.same-port': '{{name}}: may not be the same port as {{other}}, {{port}}',
  'server.tls.plain-address':
    'MINGCHA_PUBLIC_URL: the server speaks TLS, so the address begins with https://, not “{{value}}”',
  'server.tls.with-lan':
    'MINGCHA_TLS_CERT: --lan makes its own certificate, one excludes the other. Leave out --lan, or MINGCHA_TLS_CERT and MINGCHA_TLS_KEY',
  'server.tls.missing': '{{name}}: there is no file {{path}}',
  'server.tls.forbidden': '{{name}}: no right to read {{path}}. Let the account of this program read it',
  'server.tls.not-a-certificate': '{{name}}: {{path}} is no PEM certificate',
  'server.tls.not-a-key': '{{name}}: {{path}} is no PEM private key',
  'server.tls.key-locked':
    '{{name}}: {{path}} has a passphrase, and nobody is there to type it at a start. Use a file without one, mode 0600',
  'server.tls.key-differs': '{{name}}: {{path}} is not the key of the certificate {{cert}}',
  'server.tls.expired': '{{name}}: the certificate {{path}} ended on {{day}}. Put a new one there',
  'server.tls.not-yet':
    '{{name}}: the certificate {{path}} begins on {{day}} only. Check it, and this machine’s clock',

  'server.failure.tls': 'Not started: certificate or key cannot be used',
  'server.failure.side-port-taken':
    'Not started: port {{port}} is taken. Stop the program that uses it, or set {{setting}}',
  'server.failure.side-port-forbidden': 'Not started: this user may not open port {{port}}. Set {{setting}}',
  'server.failure.lan-no-address':
    'Not started: this machine has no address in a local network, so no tablet could reach it. Join a network first; if MINGCHA_HOST is set, check it',
  'server.failure.argument-unknown':
    'Not started: “{{word}}” is unknown. There is --lan only (serves tablets in the local network)',

  'server.lan.trust': 'A tablet trusts this machine first: scan the code, or open {{url}}',
  'server.lan.fingerprint': 'Fingerprint of the certificate (SHA-256), to compare before installing:',
  'server.lan.then': 'With the certificate installed, open {{url}}/field/ on the tablet',
  'server.lan.six': 'A tablet with nothing but IPv6 opens {{url}}/field/',
  'server.lan.ended':
    'The former certificate was near its end and is replaced: every tablet installs the new one.',
  'server.lan.other-network':
    'This machine has another network or name, for which the former certificate does not hold; it is replaced: every tablet installs the new one.',
  'server.lan.moved':
    'The address of this machine was {{before}} and is {{now}}. Tablets know the server by its address: one that was enrolled at the old address synchronises there only. Give this machine a fixed address.',

  'lan.page.title': 'Connect a tablet',
  'lan.page.language': '中文',
  'lan.page.why':
    'Tablets open cameras and keys only over an encrypted connection they trust. Install this server’s certificate. It holds in this network alone and touches no other site.',
  'lan.page.compare': 'Compare first, then trust',
  'lan.page.compare.why':
    'This page is not encrypted. While installing, open the details of the certificate and compare its SHA-256 fingerprint, group by group, with the one printed in the server’s window. If one group differs, do not install it, and tell the administrator.',
  'lan.page.fingerprint': 'Fingerprint of the certificate on this page',
  'lan.page.android': 'Android tablets and phones',
  'lan.page.android.1': 'Tap “Download certificate” and keep the file.',
  'lan.page.android.2':
    'Open Settings → Security & privacy → More security settings → Encryption & credentials → Install a certificate → CA certificate, tap “Install anyway” and choose lan.crt. Names differ from maker to maker; searching the settings for “CA certificate” finds it.',
  'lan.page.android.3':
    'Under Encryption & credentials → Trusted credentials → User, open it and compare the SHA-256 fingerprint; if it differs, remove it.',
  'lan.page.android.4':
    'Open the address below in Chrome. No warning means that it worked; choose “Add to Home screen” from the menu.',
  'lan.page.ipados': 'iPad and iPhone',
  'lan.page.ipados.1': 'Open this page in Safari, tap “Download profile” and allow it.',
  'lan.page.ipados.2':
    'Open Settings → Profile Downloaded (or General → VPN & Device Management). Tap “More Details” and compare the SHA-256 fingerprint, then tap “Install”. “Not Signed” is as it should be.',
  'lan.page.ipados.3':
    'Open Settings → General → About → Certificate Trust Settings and switch this certificate on. Without this step nothing works.',
  'lan.page.ipados.4':
    'Open the address below in Safari. No warning means that it worked; tap Share → “Add to Home Screen” and open it from its icon from then on.',
  'lan.page.computer': 'Computers in the office',
  'lan.page.computer.1':
    'Windows: open the downloaded certificate → Install Certificate → Current User → place it in “Trusted Root Certification Authorities”. macOS: drag it into Keychain Access, open it, expand “Trust”, choose “Always Trust”. Firefox: Settings → Privacy & Security → View Certificates → Import.',
  'lan.page.crt': 'Download certificate',
  'lan.page.profile': 'Download profile',
  'lan.page.open': 'Then open',
  'lan.page.remove': 'When it is not needed any more, remove the certificate in the same place.',
};
