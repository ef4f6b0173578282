import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Authority, openAuthority } from '../../../tests/tools/authority.ts';
import { checkStamp } from '../src/core/stamp.ts';
import { verifyPackage } from '../src/index.ts';
import { pageCrypto } from '../src/page/page-crypto.ts';
import { crypto, story } from './bend.ts';
import { inFolder } from './maker/containers.ts';
import { bagged, draftOf, filesOf } from './maker/package.ts';
import { hexOf, jcs, type Thing } from './maker/primitives.ts';

const authorities = new Map<string, Authority>();
beforeAll(async () => {
  authorities.set('rsa', await openAuthority('rsa'));
  authorities.set('ec', await openAuthority('ec'));
}, 60_000);
afterAll(async () => {
  for (const each of authorities.values()) await each.close();
});
const of = (keys: string) => authorities.get(keys) as Authority;
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
type Who = Parameters<Authority['stamp']>[1];

/** The package with its older head stamped, and bent after that. */
async function looked(
  keys: string,
  how: { who?: Who; bend?: (stamp: Thing) => void; by?: typeof crypto; headAt?: number } = {},
) {
  const draft = draftOf(story);
  const [earlier] = draft.heads.earlier;
  if (earlier === undefined) throw new Error('no older head');
  const { sig, ...body } = earlier.head;
  const later = { ...body, at: how.headAt ?? body.at };
  const head: Thing = {
    ...later,
    sig: how.headAt === undefined ? sig : story.office.key.sign('tree-head', later),
  };
  earlier.head = head;
  const stamp: Thing = {
    anchor: text(of(keys).root()),
    size: head.size,
    token: text(of(keys).stamp(Buffer.from(jcs(head)), how.who)),
  };
  how.bend?.(stamp);
  draft.stamps = [stamp];
  return verifyPackage(inFolder(bagged(filesOf(draft, story))), how.by ?? crypto);
}
const set = (key: string, value: unknown) => (stamp: Thing) => {
  stamp[key] = value;
};
const changed = (key: 'token' | 'anchor', at: number) => (stamp: Thing) => {
  const bytes = Buffer.from(stamp[key] as string, 'base64url');
  const where = at < 0 ? bytes.length + at : at;
  bytes[where] = (bytes[where] ?? 0) ^ 1;
  stamp[key] = text(bytes);
};

describe.each(['rsa', 'ec'])('a head that an authority with a key of %s stamped', (keys) => {
  it.each([
    ['program', () => crypto],
    ['page', pageCrypto],
  ] as const)('holds for the %s, and is named with who, when and under which root', async (_, by) => {
    const report = await looked(keys, { by: by() });
    expect(report.faults).toEqual([]);
    expect(report.checks.find(({ check }) => check === 'stamps')).toMatchObject({ looked: 1, faults: 0 });
    const note = report.open.find(({ code }) => code === 'stamp-holds');
    expect(note?.facts).toMatchObject({ authority: 'TSA of the province', root: hexOf(of(keys).root()) });
    expect(Math.abs(Number(note?.facts.clock) - Date.now())).toBeLessThan(60_000);
  });

  it('does not hold with one bit changed in the signature, in what was said, or in the root; nor with any byte, ever with an exception', async () => {
    for (const by of [crypto, pageCrypto()]) {
      const sig = await looked(keys, { by, bend: changed('token', -10) });
      expect(sig.faults.map(({ code }) => code)).toEqual(['stamp.signature-wrong']);
    }
    const anchor = of(keys).root();
    const data = Buffer.from('a head');
    const token = of(keys).stamp(data);
    const imprint = crypto.sha256(data);
    for (let at = 0; at < token.length; at += 3) {
      const bent = Buffer.from(token);
      bent[at] = (bent[at] ?? 0) ^ 1;
      const found = checkStamp(crypto, { token: bent, imprint, anchor });
      // A few bytes around what is signed say nothing: then nothing else may be said of it than before.
      if (found.ok) expect(found).toEqual(checkStamp(crypto, { token, imprint, anchor }));
    }
    const root = await looked(keys, { bend: changed('anchor', -10) });
    // Its own signature is nobody's to check: what is below it still comes from this key.
    expect(root.faults.map(({ code }) => code).filter((code) => code !== 'stamp.certificate-wrong')).toEqual(
      [],
    );
  });

  it.each<[Exclude<Who, 'good' | undefined>]>([['other-root'], ['no-purpose'], ['expired']])(
    'does not hold under a certificate that is %s',
    async (who) => {
      const report = await looked(keys, { who });
      expect(report.faults.map(({ code }) => code)).toEqual(['stamp.certificate-wrong']);
    },
  );
});

describe('a time-stamp in a package', () => {
  it('counts for nothing where its head is not there, or where it is for another one', async () => {
    const away = await looked('rsa', { bend: set('size', 1_000_000) });
    expect(away.faults.map(({ code }) => code)).toEqual(['stamp.head-missing']);
    const newest = draftOf(story).heads.head.size;
    const other = await looked('rsa', { bend: set('size', newest) });
    expect(other.faults.map(({ code }) => code)).toEqual(['stamp.imprint-other']);
  });

  it('says without a root that who signed was not checked', async () => {
    const report = await looked('rsa', { bend: set('anchor', null) });
    expect(report.verdict).toBe('holds');
    expect(report.open.map(({ code }) => code)).toContain('stamp-alone');
  });

  it('says by when an entry was there, whatever later time the office gives it', async () => {
    const later = Date.now() + 86_400_000;
    const report = await looked('rsa', { headAt: later });
    const under = report.times.filter(({ line }) => line <= 2);
    for (const { notAfter } of under) expect(notAfter).toBeLessThan(Date.now() + 60_000);
    expect(report.open.map(({ code }) => code)).toContain('stamp-before-head');
    expect(report.verdict).toBe('holds');
  });
});
