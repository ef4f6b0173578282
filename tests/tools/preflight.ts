import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aptInstall, ensureTools, isDebianRoot } from './ensure-tools.ts';

/** Where Debian puts them, with the package that brings each. */
const jars = {
  preflight: 'libpdfbox2-java',
  pdfbox2: 'libpdfbox2-java',
  xmpbox: 'libpdfbox2-java',
  fontbox2: 'libfontbox2-java',
  'commons-logging': 'libcommons-logging-java',
  'javax.activation': 'libactivation-java',
  'jaxb-api': 'libjaxb-api-java',
  bcprov: 'libbcprov-java',
  bcpkix: 'libbcpkix-java',
  bcmail: 'libbcmail-java',
  bcutil: 'libbcutil-java',
} as const;
const names = Object.keys(jars) as (keyof typeof jars)[];
const pathOf = (name: string) => `/usr/share/java/${name}.jar`;

/** PDFBox Preflight, the one validator of PDF/A in the Debian archive: it knows PDF/A-1b and nothing else. */
export function ensurePreflight(): { readonly java: string; readonly classpath: string } {
  const { java } = ensureTools(['java']);
  const missing = () => names.filter((name) => !existsSync(pathOf(name)));
  if (missing().length > 0 && isDebianRoot()) aptInstall(new Set(missing().map((name) => jars[name])));
  const packages = [...new Set(missing().map((name) => jars[name]))].join(' ');
  if (packages !== '')
    throw new Error(`Missing: ${missing()}. Install ${packages} (Debian: apt-get install).`);
  return { java, classpath: names.map(pathOf).join(':') };
}

/** What it has against each document, all in one start of Java: nothing, where one is valid PDF/A-1b. */
export function preflight(documents: ReadonlyMap<string, Uint8Array>): Map<string, string[]> {
  const { java, classpath } = ensurePreflight();
  const folder = mkdtempSync(join(tmpdir(), 'mingcha-preflight-'));
  try {
    const files = [...documents.values()].map((bytes, n) => {
      const path = join(folder, `${n}.pdf`);
      writeFileSync(path, bytes);
      return path;
    });
    const list = join(folder, 'all');
    writeFileSync(list, files.join('\n'));
    const quick = ['-XX:TieredStopAtLevel=1', '-Xshare:auto', '-Djava.awt.headless=true'];
    const validator = 'org.apache.pdfbox.preflight.Validator_A1b';
    execFileSync(java, [...quick, '-cp', classpath, validator, 'xml', 'group', list], { stdio: 'pipe' });
    const said = readFileSync(`${list}.preflight.xml`, 'utf8');
    return new Map([...documents.keys()].map((name, n) => [name, faultsIn(said, `${n}.pdf`)]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function faultsIn(xml: string, file: string): string[] {
  const one = xml.split('<preflight ').find((part) => part.startsWith(`name="${file}"`));
  if (one === undefined) return ['not looked at'];
  const faults = [...one.matchAll(/<code>(.*?)<\/code>\s*<details>(.*?)<\/details>/gs)].map(
    ([, code, details]) => `${code} ${details}`,
  );
  const isValid = /<isValid[^>]*>true</.test(one);
  return isValid === (faults.length === 0) ? faults : [`${faults} but valid: ${isValid}`];
}
