import type { Translated } from '../translated.ts';
import type { server as source } from '../zh/server.ts';

export const server: Translated<typeof source> = {
  'server.progress.build': 'Building both web apps',
  'server.progress.database': 'Starting the database',
  'server.progress.tables': 'Checking and preparing tables',
  'server.progress.journal': 'Opening the journal',
  'server.progress.city': 'Loading the demonstration city',
  'server.progress.jobs': 'Starting jobs',
  'server.progress.door': 'Opening the door',
  'server.progress.done': 'done ({{seconds}} s)',
  'server.ready': 'Mingcha is running: {{url}}',
  'server.ready.desk': 'Desk    {{url}}/',
  'server.ready.field': 'Tablet  {{url}}/field/',
  'server.ready.stop': 'Ctrl-C stops it',
  'server.setup':
    'No office yet. Open {{url}}/setup to found one with three administrators; one-time code: {{code}}',
  'server.upgraded':
    'Upgraded from version {{from}} to {{to}}. What was before is kept in {{folder}}; everything is being verified, the desk shows the result',
  'server.migrated':
    'The tables were brought to what this program needs. What was before is kept in {{folder}}; everything is being verified, the desk shows the result',
  'server.stopping': 'Stopping in order: door, jobs, writing, database',
  'server.stopped': 'Stopped',
  'server.lost': 'The database went away, so the server stops. Reason: {{reason}}',
  'server.demo.walk': 'The five minutes, seven steps: {{url}}/walk',
  'server.demo.accounts':
    'Demonstration accounts (demonstration data only; one password for all: {{password}})',

  'server.failure.settings': 'Not started, because settings are wrong:',
  'server.failure.node-version':
    'Not started: Node {{least}} or newer is needed, this is {{found}}. Start it with npm start',
  'server.failure.port-taken':
    'Not started: port {{port}} of {{host}} is taken. Stop the program that uses it, or set MINGCHA_PORT',
  'server.failure.port-forbidden':
    'Not started: this user may not open port {{port}}. Set MINGCHA_PORT to one above 1024',
  'server.failure.address-unknown': 'Not started: this machine has no address {{host}}. Set MINGCHA_HOST',
  'server.failure.folder-forbidden':
    'Not started: no right to read and write the data folder {{folder}}. Correct its rights, or set MINGCHA_DATA',
  'server.failure.folder-not-a-folder':
    'Not started: {{folder}} is not a folder. Move that file away, or set MINGCHA_DATA',
  'server.failure.disk-full':
    'Not started: the disk of the data folder {{folder}} is full ({{free}} MB free, at least {{least}} MB needed)',
  'server.failure.already-running':
    'Not started: the data folder {{folder}} is in use by another Mingcha (process {{pid}})',
  'server.failure.folder-newer':
    'Not started: the data folder {{folder}} was written by the newer version {{written}}; this is {{program}}. Use the newer program',
  'server.failure.folder-half-restored':
    'Not started: a restore into {{folder}} was broken off. Empty the folder and run npm run restore again',
  'server.failure.upgrade-not-kept':
    'Not started: what version {{written}} left could not be kept before the upgrade ({{reason}}). Nothing was changed: free room or correct rights, and start again',
  'server.failure.folder-is-demo':
    'Not started: {{folder}} holds demonstration data, which is not for real work. Open it with npm run demo, or set MINGCHA_DATA',
  'server.failure.folder-is-not-demo':
    'Not started: {{folder}} holds real data, into which the demonstration does not write. Set MINGCHA_DATA',
  'server.failure.database-unreachable':
    'Not started: the database cannot be reached ({{reason}}). Check DATABASE_URL and whether the database runs',
  'server.failure.database-refused':
    'Not started: the database refuses the sign-in ({{reason}}). Check user and password in DATABASE_URL',
  'server.failure.database-newer':
    'Not started: the database was upgraded by a newer version (unknown migration). Use the newer program',
  'server.failure.database-failed': 'Not started: the database failed ({{reason}})',
  'server.failure.secrets-lost':
    'Not started: the database holds an office, but {{folder}} holds no keys. Restore the folder of secrets from its backup; do not make new ones',
  'server.failure.web-not-built': 'Not started: the web apps are not built. Run npm run build first',
  'server.failure.unexpected': 'Not started: unexpected error ({{reason}})',

  'server.setting.unknown': '{{name}}: there is no such setting, check the spelling (.env.example lists all)',
  'server.setting.MINGCHA_PORT': 'MINGCHA_PORT: a port number from 1 to 65535, not “{{value}}”',
  'server.setting.MINGCHA_HOST':
    'MINGCHA_HOST: an address to listen on, like 127.0.0.1 or 0.0.0.0, not “{{value}}”',
  'server.setting.MINGCHA_DATA': 'MINGCHA_DATA: the path of the data folder, not “{{value}}”',
  'server.setting.MINGCHA_PUBLIC_URL':
    'MINGCHA_PUBLIC_URL: the whole address people use, like https://mingcha.example.gov.cn, not “{{value}}”',
  'server.setting.MINGCHA_TRUST_PROXY':
    'MINGCHA_TRUST_PROXY: addresses or networks of reverse proxies, separated by commas, not “{{value}}”',
  'server.setting.MINGCHA_LANES': 'MINGCHA_LANES: a whole number from 1 to 16, not “{{value}}”',
  'server.setting.MINGCHA_LOG': 'MINGCHA_LOG: silent, error, warn, info or debug, not “{{value}}”',
  'server.setting.MINGCHA_LANGUAGE': 'MINGCHA_LANGUAGE: zh-CN or en, not “{{value}}”',
  'server.setting.MINGCHA_TIMEZONE':
    'MINGCHA_TIMEZONE: the name of a time zone, like Asia/Shanghai, not “{{value}}”',
  'server.setting.MINGCHA_MIN_FREE_MB': 'MINGCHA_MIN_FREE_MB: a whole number of megabytes, not “{{value}}”',
  'server.setting.MINGCHA_MASK_LONGEST_MINUTES':
    'MINGCHA_MASK_LONGEST_MINUTES: a whole number of minutes from 1 to 600, not “{{value}}”',
  'server.setting.MINGCHA_MAX_UPLOAD_MB':
    'MINGCHA_MAX_UPLOAD_MB: a whole number of megabytes, at least 1, not “{{value}}”',
  'server.setting.MINGCHA_SMTP_URL':
    'MINGCHA_SMTP_URL: must be an address that begins with smtp:// or smtps://, with %40 for an @ in the name',
  'server.setting.MINGCHA_SMTP_FROM': 'MINGCHA_SMTP_FROM: must be an address of mail, is “{{value}}”',
  'server.setting.MINGCHA_NOTICE_WEBHOOK':
    'MINGCHA_NOTICE_WEBHOOK: must be an address that begins with https://, or http:// on a private network',
  'server.setting.MINGCHA_NOTICE_WEBHOOK_KIND':
    'MINGCHA_NOTICE_WEBHOOK_KIND: must be plain, wecom, dingtalk or feishu, is “{{value}}”',
  'server.setting.MINGCHA_NOTICE_WEBHOOK_SECRET':
    'MINGCHA_NOTICE_WEBHOOK_SECRET: must have 8 characters or more',
  'server.setting.MINGCHA_TSA_URL':
    'MINGCHA_TSA_URL: expected one or more addresses that begin with http:// or https://, parted by commas, found “{{value}}”',
  'server.setting.MINGCHA_TSA_CA':
    'MINGCHA_TSA_CA: expected the path of a file with the authority’s root certificate (PEM), found “{{value}}”',
  'server.setting.MINGCHA_TSA_POLICY':
    'MINGCHA_TSA_POLICY: expected the object identifier of a policy, such as 1.2.3.4, found “{{value}}”',
  'server.setting.MINGCHA_SEAL_KEY':
    'MINGCHA_SEAL_KEY: expected the path of the file with the key of the seal (.p12 or .pfx), found “{{value}}”',
  'server.setting.MINGCHA_SEAL_PASSWORD':
    'MINGCHA_SEAL_PASSWORD: expected the password of the file with the key of the seal',
  'server.seal.password-alone':
    'MINGCHA_SEAL_PASSWORD is set and MINGCHA_SEAL_KEY is not; set both or neither',
  'server.seal.unreadable':
    'The key of the seal, {{value}} (MINGCHA_SEAL_KEY), cannot be read; check the path, and that the user Mingcha runs as may read it',
  'server.seal.not-pkcs12': '{{value}} is no PKCS#12 file (MINGCHA_SEAL_KEY); give a .p12 or .pfx file',
  'server.seal.password-wrong': '{{value}} does not open: the password is wrong (MINGCHA_SEAL_PASSWORD)',
  'server.seal.encryption-old':
    '{{value}} is encrypted in a way that is too old to be used (MINGCHA_SEAL_KEY); export it again with AES, as the runbook shows',
  'server.seal.no-key': '{{value}} holds no private key (MINGCHA_SEAL_KEY); export it together with its key',
  'server.seal.no-certificate':
    '{{value}} holds no certificate that belongs to its key (MINGCHA_SEAL_KEY); export it together with its certificate',
  'server.seal.key-unsuitable':
    'The key in {{value}} cannot sign here (MINGCHA_SEAL_KEY): RSA, P-256 and P-384 can. SM2 needs a signing service of its own',
  'server.setting.MINGCHA_FONTS':
    'MINGCHA_FONTS: expected the path of a folder with fonts, found “{{value}}”',
  'server.fonts.not-a-folder': '{{value}} is no folder (MINGCHA_FONTS); check the path',
  'server.fonts.name-unknown':
    '{{value}} in the folder of fonts (MINGCHA_FONTS) has a name that says no role; names are {{names}}, ending in ttf, otf or ttc',
  'server.fonts.unreadable': 'The font {{value}} does not open (MINGCHA_FONTS); put in a sound file',
  'server.setting.DATABASE_URL': 'DATABASE_URL: an address that begins with postgresql://',
  'server.setting.DATABASE_DIRECT_URL': 'DATABASE_DIRECT_URL: an address that begins with postgresql://',

  'verify.title': 'Verifying {{folder}}',
  'verify.check.chains': 'chains of writers',
  'verify.check.runs': 'signed runs',
  'verify.check.payloads': 'payload roots',
  'verify.check.order': 'the one order',
  'verify.check.tree': 'tree of the log and its heads',
  'verify.check.stamps': 'Time-stamps from outside',
  'verify.check.times': 'time tokens, and the times of entries',
  'verify.check.writers': 'enrolled keys',
  'verify.check.attestations': 'personal signatures',
  'verify.check.purges': 'what closed tablets said they let go of',
  'verify.check.receipts': 'receipts that tablets showed',
  'verify.check.credentials': 'digests of passwords',
  'verify.check.blobs': 'files',
  'verify.check.documents': 'documents',
  'verify.check.papers': 'papers and attachments',
  'verify.check.server-keys': 'the server’s own keys',
  'verify.check.access-log': 'access log',
  'verify.check.tables': 'tables against the journal',
  'verify.ok': 'whole',
  'verify.doubtful': '{{count}} in doubt, for a person to look at; nothing is broken',
  'verify.found': '{{count}} wrong',
  'verify.log-destroyed':
    '  lawfully destroyed: lines {{from}} to {{to}} of the access log ({{kept}} of them kept), entry {{entry}}, list {{list}}',
  'verify.destroyed': '  lawfully destroyed: {{sha256}} ({{evidence}}), entry {{entry}}, list {{list}}',
  'verify.progress.entries':
    '{{part}}: {{done}} of {{total}} entries ({{percent}} %), {{perSecond}} a second, should end at {{end}}',
  'verify.progress.bytes':
    '{{part}}: {{done}} of {{total}} MB ({{percent}} %), {{perSecond}} MB a second, should end at {{end}}',
  'verify.again':
    'Something was lawfully destroyed or erased meanwhile: all of it is looked at again, as it is now.',
  'verify.gone-on':
    'Goes on from a look that was interrupted: the chains of {{entries}} entries, the rows of {{subjects}} subjects and {{blobs}} files were seen between {{began}} and {{until}} and not again. What was changed in them after that is found by the next look; to look at all of it again: npm run verify -- --anew',
  'verify.whole': 'All is whole: {{entries}} entries, {{blobs}} files ({{seconds}} s)',
  'verify.broken': '{{count}} findings',
};
