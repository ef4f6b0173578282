import type { PackageList } from '../formats.ts';
import { type Entry, factsOf, placeOf } from '../pack.ts';
import { mediaName } from '../read-media.ts';
import type { CheckName } from '../report.ts';
import { isRootOfSlices } from '../slices.ts';
import type { Ground } from './ground.ts';

type Absent = PackageList['absent'][number];

const isEvidence = ({ kind }: Entry) => kind.startsWith('evidence.');

/** Every recording, document and view that an entry names is there, or its absence is accounted for. */
export function checkFiles(ground: Ground): void {
  const { crypto, pack, reporter } = ground;
  const { list } = pack;
  for (const recorded of pack.recorded.values())
    for (const { entry, value } of recorded) {
      reporter.looked('evidence');
      if (!isRootOfSlices(crypto, value))
        reporter.fault('evidence', 'evidence.slices-wrong', placeOf(entry), factsOf(entry));
    }
  if (list === null) return;
  const names = (hash: string, sha256: string) => {
    const entry = pack.byHash.get(hash);
    const naming = [...(pack.named.get(sha256) ?? []), ...(pack.views.get(sha256) ?? [])];
    return entry !== undefined && naming.includes(entry) ? entry : null;
  };
  const here = new Set<string>();
  for (const { path, sha256, size, role, of } of list.files) {
    const held = pack.held.get(path);
    const name = mediaName(path);
    const check: CheckName = role === 'original' || role === 'masked' ? 'evidence' : 'documents';
    const folder = check === 'evidence' ? 'evidence' : role === 'view' ? 'views' : 'documents';
    reporter.looked('package');
    const entry = names(of, sha256);
    const fits =
      entry !== null &&
      name?.sha256 === sha256 &&
      name.folder === folder &&
      (role !== 'original' || /^evidence\.(captured|imported)$/.test(entry.kind)) &&
      (role !== 'masked' || entry.kind === 'evidence.masked');
    if (!fits || (held !== undefined && held.size !== size))
      reporter.fault('package', 'package.file-other', path, { role, of });
    if (held === undefined) reporter.fault('bag', 'bag.file-missing', path);
    else here.add(sha256);
    if (role === 'masked') checkMask(ground, path, sha256, entry);
  }
  const listed = new Set(list.files.map(({ path }) => path));
  for (const path of pack.held.keys())
    if (/^data\/(evidence|documents|views)\//.test(path) && !listed.has(path))
      reporter.fault('package', 'package.file-other', path);
  const absent = new Map(list.absent.map((each) => [each.sha256, each]));
  for (const each of list.absent) {
    const entry = names(each.of, each.sha256);
    if (entry === null)
      reporter.fault('package', 'package.file-other', 'data/package.json', { ...each, by: each.by ?? '' });
    else account(ground, each, entry);
  }
  for (const [sha256, naming] of [...pack.named, ...pack.views]) {
    const entry = naming[0] as Entry;
    const isView = pack.views.get(sha256) === naming;
    const check = isEvidence(entry) ? 'evidence' : 'documents';
    reporter.looked(check);
    if (here.has(sha256) || absent.has(sha256)) continue;
    // A view may be withheld without a word less proof: its hash stands in the entry that signs it.
    reporter.fault(
      check,
      isEvidence(entry) ? 'evidence.unaccounted' : 'document.unaccounted',
      placeOf(entry),
      {
        ...factsOf(entry),
        sha256,
        what: isView ? 'view' : 'file',
      },
    );
  }
}

/** Destructively covered copies: whoever made one is not whoever says that it covers enough. */
function checkMask({ pack, reporter }: Ground, path: string, sha256: string, entry: Entry | null): void {
  const made = pack.masked.filter((each) => each.value.sha256 === sha256);
  const isChecked = made.some((mask) =>
    pack.maskChecked.some(
      (check) =>
        check.value.sha256 === sha256 &&
        check.entry.subject === mask.entry.subject &&
        check.entry.person !== mask.value.maker &&
        check.entry.person !== mask.entry.person,
    ),
  );
  if (!isChecked)
    reporter.fault('evidence', 'evidence.mask-unchecked', path, entry === null ? {} : factsOf(entry));
}

/** What is said to be away is away for a reason that the entries themselves give. */
function account({ pack, reporter }: Ground, { sha256, role, why, by }: Absent, entry: Entry): void {
  const facts = { ...factsOf(entry), sha256, role, why };
  const check = isEvidence(entry) ? 'evidence' : 'documents';
  reporter.note('absent', placeOf(entry), { ...facts, ...(by === null ? {} : { by }) });
  if (why === 'destroyed') {
    reporter.looked('erasures');
    const order = by === null ? undefined : pack.destroyed.get(by);
    const isOrdered =
      order?.entry.subject === entry.subject &&
      pack.named.get(sha256)?.includes(order.entry) === true &&
      new Set(order.value.approvals).size >= 2;
    if (!isOrdered)
      reporter.fault('erasures', 'erasure.not-ordered', placeOf(entry), { ...facts, by: by ?? '' });
    return;
  }
  const isContradicted =
    (why === 'never-arrived' && pack.received.has(sha256)) ||
    (why === 'broken' && !pack.broken.has(entry.subject));
  if (isContradicted)
    reporter.fault(
      check,
      isEvidence(entry) ? 'evidence.unaccounted' : 'document.unaccounted',
      placeOf(entry),
      facts,
    );
}
