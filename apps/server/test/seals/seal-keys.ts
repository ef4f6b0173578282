import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureTools } from '../../../../tests/tools/ensure-tools.ts';

export const password = '印章 Mima-2026';

/** Files with keys as authorities and other programs make them: openssl writes each. */
export function makeSealKeys() {
  const { openssl } = ensureTools(['openssl']);
  const folder = mkdtempSync(join(tmpdir(), 'mingcha-seal-'));
  const at = (name: string) => join(folder, name);
  const run = (...args: string[]) => execFileSync(openssl, args, { cwd: folder, stdio: 'pipe' });
  const subject = ['-subj', '/C=CN/O=清源市人民政府/CN=清源市人民政府督查室', '-utf8'];

  function certify(name: string, key: readonly string[], days: string) {
    run('genpkey', ...key, '-out', at(`${name}.key`));
    run(
      ...['req', '-new', '-x509', '-key', at(`${name}.key`), ...subject, '-days', days],
      ...['-addext', 'keyUsage=critical,digitalSignature,nonRepudiation', '-out', at(`${name}.pem`)],
    );
  }
  const packed = (name: string, from: string, ...how: string[]) => {
    run(
      ...['pkcs12', '-export', '-inkey', at(`${from}.key`), '-in', at(`${from}.pem`), ...how],
      ...['-passout', `pass:${password}`, '-out', at(name)],
    );
    return at(name);
  };
  certify('rsa', ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'], '3650');
  certify('ec', ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'], '3650');
  certify('ed', ['-algorithm', 'ED25519'], '3650');
  writeFileSync(at('text.p12'), 'not a key');

  return {
    rsa: packed('rsa.p12', 'rsa'),
    ec: packed('ec.p12', 'ec'),
    tripleDes: packed(
      ...(['3des.p12', 'rsa', '-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES'] as const),
      ...['-macalg', 'sha1'],
    ),
    rc2: packed('rc2.p12', 'rsa', '-legacy'),
    edwards: packed('ed.p12', 'ed'),
    keyless: packed('keyless.p12', 'rsa', '-nokeys'),
    bare: packed('bare.p12', 'rsa', '-nocerts'),
    text: at('text.p12'),
    missing: at('missing.p12'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
