import { Readable } from 'node:stream';
import type { FileRef } from '@mingcha/domain/papers';
import { receiveAttachment } from '../../src/files/receive-attachment.ts';
import type { Town } from './town.ts';

/** A page put on the glass: bytes that differ with what is on it. */
export async function scanned(town: Town, page: string, name = '扫描件.pdf'): Promise<FileRef> {
  const bytes = Buffer.from(`%PDF-1.7\n% ${page}\n%%EOF\n`);
  return receiveAttachment(town.house.services, Readable.from([bytes.subarray(0, 3), bytes.subarray(3)]), {
    mime: 'application/pdf',
    name,
    office: town.office,
  });
}
