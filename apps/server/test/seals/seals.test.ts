import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFonts, renderForm } from '@mingcha/documents';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleForm } from '../../../../packages/documents/test/sample-forms.ts';
import { type Authority, openAuthority } from '../../../../tests/tools/authority.ts';
import { ensureTools } from '../../../../tests/tools/ensure-tools.ts';
import { preflight } from '../../../../tests/tools/preflight.ts';
import type { StampSettings } from '../../src/config/settings.ts';
import { openKeyFile, pkcs12Port } from '../../src/seals/pkcs12-port.ts';
import { sealMistakes } from '../../src/seals/registry.ts';
import { makeSealKeys, password } from './seal-keys.ts';

const { pdfsig, qpdf } = ensureTools(['pdfsig', 'qpdf']);
const said = { reason: '用印：清督〔2026〕12号', at: Date.UTC(2026, 10, 22, 3, 4, 5) };
const fonts = openFonts({ system: false });
const printed = async (profile: '1b' | '2b') => (await renderForm(sampleForm, { fonts, profile })).bytes;

let keys: ReturnType<typeof makeSealKeys>;
let authority: Authority;
const warned: unknown[] = [];
const log = { warn: (...all: unknown[]) => void warned.push(all) };

beforeAll(async () => {
  keys = makeSealKeys();
  authority = await openAuthority();
});
afterAll(async () => {
  keys.remove();
  await authority.close();
});

const stamps = (urls: readonly string[]): StampSettings => ({ urls, ca: authority.ca, policy: null });
const port = (file: string, urls: readonly string[] = []) =>
  pkcs12Port(openKeyFile({ file, password }), { stamps: stamps(urls), log });

function asked(tool: string, bytes: Uint8Array, ...args: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'mingcha-sealed-'));
  const path = join(folder, 'sealed.pdf');
  writeFileSync(path, bytes);
  try {
    return execFileSync(tool, [...args, path], { encoding: 'utf8', stdio: 'pipe' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
const signatures = (bytes: Uint8Array) => asked(pdfsig, bytes, '-nocert');

describe('a sealed document', () => {
  it.each(['rsa', 'ec', 'tripleDes'] as const)(
    'is valid and signed as a whole, by the key of a file: %s',
    async (name) => {
      const plain = await printed('2b');
      const { bytes, holder, stamp } = await port(keys[name]).seal(plain, said);
      const report = signatures(bytes);
      expect(report).toContain('Signature Validation: Signature is Valid.');
      expect(report).toContain('Total document signed');
      expect(report).toContain('Signature Type: ETSI.CAdES.detached');
      expect(report).toContain('Signer Certificate Common Name: 清源市人民政府督查室');
      expect(report.match(/Signature #/g)).toHaveLength(1);
      expect(holder.subject).toContain('清源市人民政府督查室');
      expect(stamp).toBeNull();
      // What was printed is the beginning of what was sealed.
      expect(Buffer.compare(bytes.subarray(0, plain.length), plain)).toBe(0);
      expect(asked(qpdf, bytes, '--check')).toContain('No syntax or stream encoding errors found');
    },
  );

  it('allows no change, has no picture of a seal, and stays PDF/A', async () => {
    const { bytes } = await port(keys.rsa).seal(await printed('1b'), said);
    const text = Buffer.from(bytes).toString('latin1');
    expect(text).toMatch(/\/Perms << \/DocMDP \d+ 0 R >>/);
    expect(text).toContain(
      '/TransformMethod /DocMDP /TransformParams << /Type /TransformParams /P 1 /V /1.2 >>',
    );
    expect(text).toContain('/Rect [0 0 0 0]');
    expect(preflight(new Map([['sealed', bytes]]))).toEqual(new Map([['sealed', []]]));
  });

  it.each([
    ['one character of it', (at: number) => at / 3],
    ['one character behind the signature', (at: number) => at - 60],
  ])('is called changed after %s', async (_, place) => {
    const { bytes } = await port(keys.rsa).seal(await printed('2b'), said);
    const changed = Buffer.from(bytes);
    const at = Math.floor(place(changed.length));
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(signatures(changed)).not.toContain('Signature is Valid');
  });

  it('is not the whole of a file to which something was added', async () => {
    const { bytes } = await port(keys.rsa).seal(await printed('2b'), said);
    const added = Buffer.concat([bytes, Buffer.from('% more\n')]);
    expect(signatures(added)).toContain('Not total document signed');
  });
});

describe('the time of another house', () => {
  it('stands within the signature, over its value', async () => {
    authority.behave('good');
    const { bytes, stamp } = await port(keys.ec, [authority.url]).seal(await printed('2b'), said);
    expect(stamp?.authority).toBe('TSA of the province');
    expect(signatures(bytes)).toContain('Signature is Valid');
    // The OID of a signature time-stamp (RFC 3161, appendix A).
    expect(Buffer.from(bytes).toString('latin1')).toContain('060b2a864886f70d010910020e');
  });

  it.each(['down', 'other-imprint', 'garbage'] as const)(
    'that is not given stops nobody: %s',
    async (manner) => {
      authority.behave(manner);
      warned.length = 0;
      const { bytes, stamp } = await port(keys.ec, [authority.url]).seal(await printed('2b'), said);
      expect(stamp).toBeNull();
      expect(warned).toHaveLength(1);
      expect(signatures(bytes)).toContain('Signature is Valid');
    },
  );
});

describe('a file that gives no key', () => {
  const mistakes = (file: string, word = password) =>
    sealMistakes({ MINGCHA_SEAL_PASSWORD: word }, { seal: { keyFile: { file, password: word } } });

  it.each([
    ['missing', 'unreadable'],
    ['text', 'not-pkcs12'],
    ['rc2', 'encryption-old'],
    ['keyless', 'no-key'],
    ['bare', 'no-certificate'],
    ['edwards', 'key-unsuitable'],
  ] as const)('is named before anything is started: %s is %s', (name, fault) => {
    expect(mistakes(keys[name])).toEqual([{ key: `server.seal.${fault}`, facts: { value: keys[name] } }]);
  });

  it.each(['rsa', 'tripleDes'] as const)('so is a wrong password, and one without a file: %s', (name) => {
    expect(mistakes(keys[name], 'another').map(({ key }) => key)).toEqual(['server.seal.password-wrong']);
    expect(mistakes(keys[name])).toEqual([]);
    expect(sealMistakes({ MINGCHA_SEAL_PASSWORD: 'x' }, { seal: { keyFile: null } })).toEqual([
      { key: 'server.seal.password-alone', facts: {} },
    ]);
  });
});

it('the certificate is named by what it is, so that it is found again', async () => {
  const { certificate } = openKeyFile({ file: keys.rsa, password });
  expect(port(keys.rsa).holder().sha256).toBe(createHash('sha256').update(certificate.raw).digest('hex'));
});
