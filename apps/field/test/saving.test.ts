import { evidenceLifecycle } from '@mingcha/domain/evidence';
import { expect, it, vi } from 'vitest';
import { random } from '../src/keys/bytes.ts';
import type { Open } from '../src/state/tablet.ts';
import type { MediaPort } from '../src/vault/media-port.ts';
import { digestsOf, sealWhole, sliceSize } from '../src/vault/media-writer.ts';
import { keepPhoto } from '../src/visit/media-acts.ts';
import { look } from '../src/visit/view-now.ts';
import { type FieldVisit, runningVisit } from './helpers/field-visit.ts';

const nowhere = Promise.resolve({ position: null, noFix: 'off' as const });

/** The worker's port over the test's disk, which writes down what had happened when each thing was asked of it. */
function watched({ open, store, visit }: FieldVisit) {
  const told: string[] = [];
  const standing = async (id: string) => {
    const row = await open.db.media.get(id);
    const { status } = open.notebook.stateOf(evidenceLifecycle, id);
    return `row ${row?.state ?? 'none'}, entry ${status === 'captured' ? 'there' : 'none'}`;
  };
  const port: Pick<MediaPort, 'still'> = {
    still(medium, key, source) {
      if (!(source instanceof Uint8Array)) throw new Error('bytes here');
      return {
        digests: digestsOf(source),
        async keep() {
          told.push(`bytes: ${await standing(medium)}`);
          for (const { name, bytes } of await sealWhole(key, medium, source))
            await store.write(medium, name, bytes);
        },
        async thumb() {
          told.push(`small picture: ${await standing(medium)}`);
        },
      };
    },
  };
  const through: Open = { ...open, store: { ...store, port: port as MediaPort } };
  const kept = () =>
    keepPhoto(through, random(sliceSize * 2 + 9), { visit, finding: null, position: nowhere });
  return { kept, told };
}

it('a picture is announced, then its bytes are written, then it is an entry, and its small picture comes last', async () => {
  const { kept, told } = watched(await runningVisit(['photo']));
  expect((await kept()).done.ok).toBe(true);
  await vi.waitFor(() => expect(told).toHaveLength(2));
  expect(told).toEqual(['bytes: row writing, entry none', 'small picture: row whole, entry there']);
});

it('is no entry while its bytes are not on the disk', async () => {
  const field = await runningVisit(['photo']);
  const { kept, told } = watched(field);
  field.store.failAfter(1);
  await expect(kept()).rejects.toThrow('died');
  expect(told.slice(1)).not.toContainEqual(expect.stringContaining('entry there'));
  const [row] = await field.open.db.media.toArray();
  expect(row).toMatchObject({ state: 'writing', entry: null });
});

it('acts and screens look at one and the same reading of a visit, until there is a next entry', async () => {
  const field = await runningVisit(['photo']);
  const before = look(field.open, field.visit);
  expect(look(field.open, field.visit)).toBe(before);
  await watched(field).kept();
  const after = look(field.open, field.visit);
  expect(after).not.toBe(before);
  expect(after.evidence).toHaveLength(1);
});
