import { issueToken } from '@mingcha/journal';
import { describe, expect, it } from 'vitest';
import { FerryForOthers } from '../src/ferry/open-file.ts';
import { takeInFile } from '../src/ferry/take-in.ts';
import { newId } from '../src/keys/bytes.ts';
import { ports } from '../src/keys/ports.ts';
import { serverSigner, setUp } from './helpers/bench.ts';
import { hall, part, sha } from './helpers/hall.ts';

describe("the office's file", () => {
  it('lets a recording be deleted only when it arrived itself and a receipt covers its very bytes', async () => {
    const { parts, receipt, write, state } = await hall();
    const arrived = part({ is: 'arrived', evidence: ['evd_1'] });
    const receipts = async (blobs: string[]) => part({ is: 'receipts', receipts: [await receipt(blobs)] });

    await takeInFile(parts, await write([await receipts([sha])]));
    expect(await state()).toEqual({ entry: 'received', medium: 'whole', vault: ['evd_1'] });
    await takeInFile(parts, await write([arrived, await receipts([])]));
    expect(await state()).toEqual({ entry: 'received', medium: 'sent', vault: ['evd_1'] });
    const file = await write([arrived, await receipts([sha])]);
    expect(await takeInFile(parts, file)).toMatchObject({ receipts: 1, released: 1 });
    expect(await state()).toEqual({ entry: 'received', medium: 'received', vault: [] });
    expect(await takeInFile(parts, file)).toMatchObject({ receipts: 1, released: 0, refused: 0 });
  });

  it('carries tasks, the time and a revocation; tasks older than those here are left out', async () => {
    const { parts, heard, server, write, bench } = await hall();
    const token = await issueToken(ports, server, { writer: bench.signer.writer, at: 20 });
    const rest = [part({ is: 'token', token }), part({ is: 'revoked', revocation: 'signed' })];
    expect(
      await takeInFile(parts, await write([part({ is: 'pack', pack: { at: 10 } }), ...rest])),
    ).toMatchObject({
      pack: 'taken',
      revoked: true,
    });
    expect(heard).toEqual([{ at: 10 }, token, 'signed']);
    const older = await write([part({ is: 'pack', pack: { at: 9 } })]);
    expect(await takeInFile(parts, older)).toMatchObject({ pack: 'older' });
  });

  it('tells how a visit ended that is here, and nothing of one that is not', async () => {
    const { parts, write, bench } = await hall();
    const other = await setUp({ visit: bench.visit, office: bench.office, caseKey: bench.caseKey });
    const subject = { type: 'visit' as const, id: bench.visit };
    const [ended] = await other.notebook.append(
      bench.visit,
      [{ kind: 'visit.aborted', subject, payload: { reason: '已撤离', exposed: true } }],
      { person: other.person, seat: null },
    );
    if (ended === undefined) throw new Error('no entry');
    const entries = [{ header: ended.header, fields: ended.fields }];
    await takeInFile(parts, await write([part({ is: 'ended', id: newId('vis'), entries })]));
    expect(await bench.db.seen.count()).toBe(0);
    await takeInFile(parts, await write([part({ is: 'ended', id: bench.visit, entries })]));
    expect(bench.notebook.entriesOf(subject).map(({ header }) => header.kind)).toContain('visit.aborted');
  });

  it('says what was set aside, and never unsays a receipt', async () => {
    const { parts, bench, receipt, write } = await hall();
    const [row] = await bench.db.entries.toArray();
    const aside = part({ is: 'aside', entries: [{ hash: row?.hash, reason: 'after-revocation' }] });
    expect(await takeInFile(parts, await write([aside]))).toMatchObject({ aside: 1 });
    expect(await bench.db.entries.get(1)).toMatchObject({ state: 'aside', why: 'after-revocation' });
    await takeInFile(parts, await write([part({ is: 'receipts', receipts: [await receipt([])] })]));
    expect(await takeInFile(parts, await write([aside]))).toMatchObject({ aside: 0 });
  });

  it('of a stranger, for another tablet or of another office changes nothing', async () => {
    const { parts, heard, receipt, write, state } = await hall();
    const before = await state();
    const records = [
      part({ is: 'pack', pack: { at: 10 } }),
      part({ is: 'receipts', receipts: [await receipt([sha])] }),
    ];
    const stranger = await serverSigner();
    await expect(takeInFile(parts, await write(records, { signer: stranger }))).rejects.toThrow(
      'key-unknown',
    );
    const forged = { ...stranger, writer: [...parts.serverKeys.keys()][0] ?? '' };
    await expect(takeInFile(parts, await write(records, { signer: forged }))).rejects.toThrow(
      'head-signature-wrong',
    );
    await expect(takeInFile(parts, await write(records, { to: 'f'.repeat(32) }))).rejects.toThrow(
      'malformed',
    );
    await expect(takeInFile(parts, await write(records, { office: 'off_other' }))).rejects.toThrow(
      'malformed',
    );
    const other = await hall();
    await expect(takeInFile(parts, await other.write([]))).rejects.toBeInstanceOf(FerryForOthers);
    expect([await state(), heard]).toEqual([before, []]);
  });

  it('cut off or changed anywhere, even in its last byte, is believed in nothing', async () => {
    const { parts, heard, receipt, write, state } = await hall();
    const before = await state();
    const many = Array.from({ length: 200 }, () => part({ is: 'unknown', padding: 'x'.repeat(1000) }));
    const file = await write([
      part({ is: 'pack', pack: { at: 10 } }),
      part({ is: 'arrived', evidence: ['evd_1'] }),
      part({ is: 'receipts', receipts: [await receipt([sha])] }),
      ...many,
    ]);
    const bytes = new Uint8Array(await file.arrayBuffer());
    for (const at of [100_000, bytes.length - 1])
      await expect(takeInFile(parts, new Blob([bytes.slice(0, at)]))).rejects.toThrow('cut-or-changed');
    for (const at of [1000, 90_000, bytes.length - 1]) {
      const bent = bytes.slice();
      bent[at] = (bent[at] ?? 0) ^ 1;
      await expect(takeInFile(parts, new Blob([bent]))).rejects.toThrow('cut-or-changed');
    }
    expect([await state(), heard]).toEqual([before, []]);
    expect(await takeInFile(parts, file)).toMatchObject({ pack: 'taken', released: 1 });
  });
});
