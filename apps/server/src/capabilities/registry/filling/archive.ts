import { refuse } from '../../../refused.ts';
import { bytesAtMost, megabytesAtMost, partsAtMost, unpackedAtMost } from './limits.ts';

const endOfDirectory = 0x06054b50;
const fileInDirectory = 0x02014b50;
/** A comment of at most 65,535 bytes may follow the end record of 22 bytes. */
const endWithin = 65_557;

/**
 * Looks at the list of contents before anything is unpacked: what the file says it becomes must be within bounds. The
 * reader stops at what was said here, so a file that lies about it is not read any further than that.
 */
export function assertWorkbook(bytes: Buffer): void {
  if (bytes.length > bytesAtMost) refuse('filling.too-large', { megabytes: megabytesAtMost });
  if (bytes.length < 22 || bytes.readUInt32LE(0) !== 0x04034b50) refuse('filling.not-a-workbook');
  const end = endRecordIn(bytes);
  if (end < 0) refuse('filling.not-a-workbook');
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  let unpacked = 0;
  const names = new Set<string>();
  if (count > partsAtMost) refuse('filling.too-large', { megabytes: megabytesAtMost });
  for (let part = 0; part < count; part++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== fileInDirectory)
      refuse('filling.not-a-workbook');
    unpacked += bytes.readUInt32LE(at + 24);
    const [name, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ];
    const called = bytes.toString('latin1', at + 46, at + 46 + name);
    // Two parts of one name are read differently by different programs: what one shows, the other may not.
    if (names.has(called)) refuse('filling.not-a-workbook');
    names.add(called);
    at += 46 + name + extra + comment;
  }
  if (unpacked > unpackedAtMost) refuse('filling.too-large', { megabytes: megabytesAtMost });
  if (!names.has('xl/workbook.xml')) refuse('filling.not-a-workbook');
}

function endRecordIn(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - endWithin); at--)
    if (bytes.readUInt32LE(at) === endOfDirectory) return at;
  return -1;
}
