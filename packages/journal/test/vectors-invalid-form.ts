import type { VectorFile } from './vector-file.ts';
import type { Loose } from './vectors-accept.ts';
import { spoiled } from './vectors-spoiled.ts';

export async function formVectors(): Promise<VectorFile[]> {
  const header = (change: (header: Loose) => void) => (run: Loose) => change(run.entries[0].header);
  const field = (change: (field: Loose) => void) => (run: Loose) => change(run.entries[0].fields[1]);
  return [
    await spoiled(
      'header-float',
      'A float in the header.',
      'header.malformed',
      header((h) => {
        h.time.clock = 1.5;
      }),
    ),
    await spoiled(
      'header-unsafe-integer',
      'A number beyond 2^53.',
      'header.malformed',
      header((h) => {
        h.time.mono = 2 ** 53;
      }),
    ),
    await spoiled(
      'header-unknown-key',
      'A key that the format does not have.',
      'header.malformed',
      header((h) => {
        h.note = 'x';
      }),
    ),
    await spoiled(
      'header-missing-key',
      'No office.',
      'header.malformed',
      header((h) => {
        delete h.office;
      }),
    ),
    await spoiled(
      'header-version',
      'A version that does not exist.',
      'header.malformed',
      header((h) => {
        h.v = 2;
      }),
    ),
    await spoiled(
      'header-oversized',
      'A kind of 200 letters.',
      'header.oversized',
      header((h) => {
        h.kind = 'k'.repeat(200);
      }),
    ),
    await spoiled(
      'header-sm2',
      'A reserved algorithm is an unknown one.',
      'header.algorithm-unknown',
      header((h) => {
        h.alg = 'sm2+sm3';
      }),
    ),
    await spoiled(
      'header-other-algorithm',
      'Entry and run disagree.',
      'header.algorithm-wrong',
      header((h) => {
        h.alg = 'p256+sha256';
      }),
    ),
    await spoiled(
      'after-unsorted',
      'The heads seen are not in order.',
      'header.after-unsorted',
      header((h) => {
        h.after = ['f'.repeat(64), '0'.repeat(64)];
      }),
    ),
    await spoiled(
      'after-twice',
      'The same head twice.',
      'header.after-unsorted',
      header((h) => {
        h.after = ['f'.repeat(64), 'f'.repeat(64)];
      }),
    ),
    await spoiled('field-missing', 'A field was left out.', 'payload.root-wrong', (run) => {
      run.entries[0].fields.pop();
    }),
    await spoiled(
      'field-other-value',
      'A value was changed.',
      'payload.root-wrong',
      field((f) => {
        f.value = 'SLOW';
      }),
    ),
    await spoiled(
      'field-float',
      'A float in a value.',
      'field.not-canonical',
      field((f) => {
        f.value = 0.1;
      }),
    ),
    await spoiled(
      'field-lone-surrogate',
      'Half a character in a value.',
      'field.not-canonical',
      field((f) => {
        f.value = '\ud800';
      }),
    ),
    await spoiled(
      'field-lone-surrogate-key',
      'Half a character in a key of a value.',
      'field.not-canonical',
      field((f) => {
        f.value = { '\ud800': 1 };
      }),
    ),
    await spoiled(
      'field-tombstone',
      'A value dressed as an erased one.',
      'field.reserved',
      field((f) => {
        f.value = { erased: true };
      }),
    ),
    await spoiled(
      'field-short-salt',
      'A salt of 8 bytes.',
      'field.malformed',
      field((f) => {
        f.salt = 'AAAAAAAAAAA';
      }),
    ),
    await spoiled(
      'field-salt-other-spelling',
      'Unused bits of base64url set.',
      'field.malformed',
      field((f) => {
        f.salt = `${f.salt.slice(0, 21)}B`;
      }),
    ),
    await spoiled(
      'field-path',
      'A path that leaves its key.',
      'field.malformed',
      field((f) => {
        f.path = '../style';
      }),
    ),
    await spoiled(
      'field-path-oversized',
      'A path of 500 letters.',
      'field.oversized',
      field((f) => {
        f.path = 'p'.repeat(500);
      }),
    ),
    await spoiled('fields-oversized', 'More fields than an entry may have.', 'field.oversized', (run) => {
      run.entries[0].fields = Array.from({ length: 513 }, () => 0);
    }),
    await spoiled('fields-unsorted', 'Fields not in order of path.', 'payload.unsorted', (run) => {
      run.entries[0].fields.reverse();
    }),
    await spoiled('fields-twice', 'One path twice.', 'payload.unsorted', (run) => {
      run.entries[0].fields.push(run.entries[0].fields[1]);
    }),
    await spoiled('field-withheld', 'A push that keeps a value back.', 'payload.not-delivered', (run) => {
      const { path, digest } = run.entries[0].fields[0];
      run.entries[0].fields[0] = { path, digest };
    }),
    await spoiled(
      'wire-extra-key',
      'A push with something beside run and entries.',
      'wire.malformed',
      (run) => {
        run.extra = 1;
      },
    ),
    await spoiled('wire-oversized', 'More entries than a run may have.', 'wire.oversized', (run) => {
      run.entries = Array.from({ length: 513 }, () => 0);
    }),
  ];
}
