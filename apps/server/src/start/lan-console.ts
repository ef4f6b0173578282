import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import qrcode from 'qrcode';
import type { Settings } from '../config/settings.ts';
import { groupsOf } from '../tls/side-door-page.ts';
import type { LanAuthority } from '../tls/tls-door.ts';
import type { Console } from './console.ts';

/** What whoever started `--lan` reads aloud, shows and compares: where tablets begin, and the fingerprint to look for. */
export async function announceLan(
  { folders, publicUrl, tls }: Settings,
  authority: LanAuthority,
  terminal: Console,
): Promise<void> {
  if (tls.kind !== 'lan') return;
  const url = `http://${new URL(publicUrl).hostname}:${tls.sidePort}/`;
  terminal.text('');
  const before = addressBefore(folders.data, publicUrl);
  if (before !== null) terminal.line('server.lan.moved', { before, now: publicUrl });
  if (authority.replaced !== null) terminal.line(`server.lan.${authority.replaced}`);
  terminal.line('server.lan.trust', { url });
  terminal.text(await qrText(url, process.stdout.isTTY === true));
  terminal.line('server.lan.fingerprint');
  for (const line of groupsOf(authority.fingerprint)) terminal.text(`  ${line}`);
  terminal.line('server.lan.then', { url: publicUrl });
  const { port } = new URL(publicUrl);
  for (const six of authority.sixes)
    terminal.line('server.lan.six', { url: new URL(`https://[${six}]:${port}`).origin });
  terminal.text('');
}

/** Two rows of squares in a line of text. In a terminal black on white is said aloud: its own colours may be the other way round. */
export async function qrText(text: string, coloured: boolean): Promise<string> {
  const lines = (await qrcode.toString(text, { type: 'utf8', errorCorrectionLevel: 'M' })).split('\n');
  const whole = lines.filter((line) => line !== '');
  return whole.map((line) => (coloured ? `\u001b[30;107m${line}\u001b[0m` : line)).join('\n');
}

/** A tablet belongs to an address as it was enrolled. Null when it is the same as at the last start. */
function addressBefore(data: string, address: string): string | null {
  const file = join(data, 'lan-address');
  let before = '';
  try {
    before = readFileSync(file, 'utf8').trim();
  } catch {
    // The first start with --lan.
  }
  if (before !== address) writeFileSync(file, `${address}\n`, { mode: 0o600 });
  return before === '' || before === address ? null : before;
}
