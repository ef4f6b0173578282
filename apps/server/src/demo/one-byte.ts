import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, openDatabase, startEmbedded } from '@mingcha/db';
import { folds, foldVersion } from '../folds.ts';
import type { Services } from '../services.ts';
import type { CheckName } from '../verify/finding.ts';
import { lineOf } from '../verify/told.ts';
import { verifyAll } from '../verify/verify.ts';
import { copyRows, tamperWith } from './copy-rows.ts';

/** What happens, told while it happens. */
export type OneByteEvent =
  | { readonly at: 'starting' }
  | { readonly at: 'copied'; readonly tables: number; readonly rows: number }
  | {
      readonly at: 'changed';
      readonly hash: string;
      readonly kind: string;
      readonly subject: string;
      readonly offset: number;
      /** The header around the byte, before and after. */
      readonly before: string;
      readonly after: string;
    }
  | { readonly at: 'checked'; readonly checks: readonly CheckName[]; readonly lines: readonly string[] }
  | {
      readonly at: 'done';
      readonly entries: number;
      readonly seconds: number;
      readonly found: number;
      /** Every line names the changed row, or what was folded from it. */
      readonly named: boolean;
    };

let busy: Promise<unknown> = Promise.resolve();

/**
 * Copies the database row by row into one of its own, changes one byte there as somebody with the database's password
 * could, and verifies the copy as `npm run verify` does. The demonstration's own database is read and nothing else.
 */
export async function* changeOneByte(services: Services, wanted?: string): AsyncGenerator<OneByteEvent> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const before = busy;
  busy = promise;
  // One copy at a time: a second visitor waits.
  await before;
  const folder = mkdtempSync(join(tmpdir(), 'mingcha-copy-'));
  // The database's own user must be able to enter it.
  chmodSync(folder, 0o755);
  try {
    yield { at: 'starting' };
    const embedded = await startEmbedded({ folder });
    try {
      await migrate(embedded.url);
      yield* lookAt(services, embedded.url, wanted);
    } finally {
      await embedded.remove();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
    resolve();
  }
}

async function* lookAt(services: Services, url: string, wanted?: string): AsyncGenerator<OneByteEvent> {
  const { keyring, secrets, settings, db } = services;
  const copy = await openDatabase({ url, directUrl: url, folds, foldVersion, keyring });
  try {
    yield { at: 'copied', ...(await copyRows(db, copy)) };
    const changed = await tamperWith(copy, wanted);
    yield { at: 'changed', ...changed };
    const began = performance.now();
    const told: OneByteEvent[] = [];
    let wake = () => {};
    const running = verifyAll({
      db: copy,
      keyring,
      secrets,
      folders: settings.folders,
      passed: (checks, findings) => {
        told.push({ at: 'checked', checks, lines: findings.map(lineOf) });
        wake();
      },
    }).finally(() => wake());
    let over = false;
    void running
      .catch(() => {})
      .finally(() => {
        over = true;
        wake();
      });
    while (!over || told.length > 0) {
      const next = told.shift();
      if (next !== undefined) yield next;
      else {
        await new Promise<void>((done) => {
          wake = done;
        });
      }
    }
    const { findings, entries } = await running;
    const seconds = (performance.now() - began) / 1000;
    const named = findings.some(({ place }) => place.includes(changed.hash));
    yield { at: 'done', entries, seconds, found: findings.length, named };
  } finally {
    await copy.close();
  }
}
