import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { projectedTables } from '../../../packages/db/src/generated/tables.ts';

/**
 * Seconds that PostgreSQL needs for COPY of the rows that stand in the projected tables into empty tables of the same layout,
 * keys and indexes, from files of its own.
 */
export async function bareCopy(client: pg.Client, folder: string): Promise<number> {
  const place = join(folder, 'data', 'copy');
  const files: { table: string; file: string }[] = [];
  for (const { table } of Object.values(projectedTables)) {
    const { rows } = await client.query<{ some: boolean }>(`select exists (select from "${table}") as some`);
    if (!rows[0]?.some) continue;
    const file = join('/tmp', `mingcha-copy-${process.pid}-${table}`);
    await client.query(`copy "${table}" to '${file}' (format binary)`);
    await client.query(`create table "copy_${table}" (like "${table}" including all)`);
    files.push({ table, file });
  }
  mkdirSync(place, { recursive: true });
  const began = performance.now();
  for (const { table, file } of files)
    await client.query(`copy "copy_${table}" from '${file}' (format binary)`);
  const seconds = (performance.now() - began) / 1000;
  for (const { table, file } of files) {
    await client.query(`drop table "copy_${table}"`);
    rmSync(file, { force: true });
  }
  return seconds;
}
