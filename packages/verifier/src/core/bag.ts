import { isSafeName, shown } from './names.ts';
import type { Reporter } from './reporter.ts';

export interface Held {
  readonly sha256: string;
  readonly size: number;
}

/** RFC 8493 §2.1.3: "checksum filepath", of which CR, LF and % are percent-encoded. */
function manifest(text: string, name: string, reporter: Reporter): Map<string, string> {
  const listed = new Map<string, string>();
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  lines.forEach((line, at) => {
    const found = /^([0-9A-Fa-f]{64})[ \t]+\*?(.+)$/.exec(line);
    const path = found?.[2]?.replace(/%(0[ad]|25)/gi, (sign) => decodeURIComponent(sign));
    const place = `${name}:${at + 1}`;
    if (found === null || path === undefined)
      reporter.fault('bag', 'bag.form', place, { what: 'manifest-line' });
    else if (!isSafeName(path)) reporter.fault('bag', 'bag.name-unsafe', place, { name: shown(path) });
    else if (listed.has(path)) reporter.fault('bag', 'bag.name-twice', place, { name: path });
    else listed.set(path, (found[1] as string).toLowerCase());
  });
  return listed;
}

export const PAYLOAD_MANIFEST = 'manifest-sha256.txt';
export const TAG_MANIFEST = 'tagmanifest-sha256.txt';
export const DECLARATION = 'bagit.txt';
export const INFO = 'bag-info.txt';
/** What is read as text besides being hashed. */
export const tagTexts: ReadonlySet<string> = new Set([PAYLOAD_MANIFEST, TAG_MANIFEST, DECLARATION, INFO]);

/** That the folder holds what its manifests say, byte by byte, and nothing else. */
export function checkBag(
  held: ReadonlyMap<string, Held>,
  texts: ReadonlyMap<string, string | null>,
  reporter: Reporter,
): void {
  for (const name of tagTexts)
    if (!held.has(name)) reporter.fault('bag', 'bag.file-missing', name);
    else if ((texts.get(name) ?? null) === null) reporter.fault('bag', 'bag.form', name, { what: 'no-text' });
  if (held.has('fetch.txt')) reporter.fault('bag', 'bag.form', 'fetch.txt', { what: 'fetch' });
  const said = (name: string) => texts.get(name) ?? '';
  if (
    held.has(DECLARATION) &&
    !/^BagIt-Version: 1\.0\r?\nTag-File-Character-Encoding: UTF-8(\r?\n)?$/.test(said(DECLARATION))
  )
    reporter.fault('bag', 'bag.form', DECLARATION, { what: 'declaration' });
  const payload = manifest(said(PAYLOAD_MANIFEST), PAYLOAD_MANIFEST, reporter);
  const tags = manifest(said(TAG_MANIFEST), TAG_MANIFEST, reporter);
  for (const [listed, isPayload] of [
    [payload, true],
    [tags, false],
  ] as const)
    for (const [path, sha256] of listed) {
      reporter.looked('bag');
      const found = held.get(path);
      if (path.startsWith('data/') !== isPayload)
        reporter.fault('bag', 'bag.form', path, { what: 'wrong-manifest' });
      else if (found === undefined) {
        if (!tagTexts.has(path)) reporter.fault('bag', 'bag.file-missing', path);
      } else if (found.sha256 !== sha256)
        reporter.fault('bag', 'bag.file-changed', path, { said: sha256, found: found.sha256 });
    }
  let octets = 0;
  let files = 0;
  for (const [path, { size }] of held) {
    const isPayload = path.startsWith('data/');
    if (isPayload) {
      octets += size;
      files++;
    }
    if (path !== TAG_MANIFEST && !(isPayload ? payload : tags).has(path))
      reporter.fault('bag', 'bag.file-unlisted', path);
  }
  const oxum = /^Payload-Oxum: *(.*?) *$/im.exec(said(INFO))?.[1];
  if (oxum !== undefined && oxum !== `${octets}.${files}`)
    reporter.fault('bag', 'bag.form', INFO, {
      what: 'oxum',
      said: oxum.slice(0, 40),
      found: `${octets}.${files}`,
    });
}
