import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { SmallOffice } from './small-office.ts';

/** Files of the blob store, whatever their folder. */
export const blobsIn = (data: string): string[] =>
  readdirSync(join(data, 'blobs'), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => file.name);

interface Arrived {
  readonly photographs: { sha256: string; receivedHash: string | null; bytes: string }[];
  /** Hashes of every entry of the office, in no order, as often as they are there. */
  readonly entries: string[];
}

/** What the server has of a visit, asked as people ask: lists, pages, files. */
export async function whatArrived(office: SmallOffice, visit: string, reader: Page): Promise<Arrived> {
  const director = await office.as('director');
  const { rows } = await director.evidence.list.query({ visit, limit: 100 });
  const photographs: Arrived['photographs'] = [];
  for (const { id, sha256 } of rows) {
    const { evidence } = await director.evidence.get.query({ id });
    const file = await reader.request.get(`/files/evidence/${id}`);
    photographs.push({
      sha256: sha256 ?? '',
      receivedHash: evidence.receivedHash,
      bytes: createHash('sha256')
        .update(await file.body())
        .digest('hex'),
    });
  }
  const auditor = await office.as('auditor');
  const entries: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { rows: { hash: string }[]; next: string | null } = await auditor.journal.list.query({
      limit: 100,
      ...(cursor === '' ? {} : { cursor }),
    });
    entries.push(...page.rows.map(({ hash }) => hash));
    cursor = page.next;
  }
  return { photographs, entries };
}
