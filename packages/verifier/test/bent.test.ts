import { describe, expect, it } from 'vitest';
import { codeFrom, headFrom, nodeCrypto, verifyPackage } from '../src/index.ts';
import { inFolder } from './maker/containers.ts';
import { Office } from './maker/office.ts';
import { bagged, type Draft, draftOf, type Files, filesOf } from './maker/package.ts';
import { hand, hexOf, jcs, type Thing } from './maker/primitives.ts';
import { type Story, tellStory } from './maker/story.ts';

const story = tellStory();
const crypto = nodeCrypto();

/** `kind` in place of the line it stands on: the table is read by people. */
type Expected = readonly (readonly [code: string, at: string])[];
type Bend = (draft: Draft, story: Story) => void;

const entry = (draft: Draft, kind: string) => {
  const found = draft.entries.find(({ header }) => header.kind === kind);
  if (found === undefined) throw new Error(`no ${kind}`);
  return found;
};
const lineOf = (kind: string) => draftOf(story).entries.findIndex(({ header }) => header.kind === kind) + 1;
const at = (kind: string) => `data/entries.ndjson:${lineOf(kind)}`;
const otherDigit = (hex: string) => `${hex[0] === 'a' ? 'b' : 'a'}${hex.slice(1)}`;
const otherSign = (text: string) => `${text[0] === 'A' ? 'B' : 'A'}${text.slice(1)}`;
const bend = (thing: Thing, key: string, how: (value: string) => string) => {
  thing[key] = how(thing[key] as string);
};
const drop = (draft: Draft, doomed: (kind: string) => boolean) => {
  const gone = new Set(draft.entries.filter(({ header }) => doomed(header.kind)).map(({ hash }) => hash));
  draft.entries = draft.entries.filter(({ hash }) => !gone.has(hash));
  draft.placements = draft.placements.filter(({ hash }) => !gone.has(hash as string));
  draft.receipts = draft.receipts.filter(({ hash }) => !gone.has(hash as string));
};
const subject = (name: keyof Story['subjects']) => `data/package.json#${story.subjects[name]}`;
const file = (role: keyof Story['files']) => {
  const { bytes, folder, ext } = story.files[role];
  return `data/${folder}/${hexOf(bytes)}.${ext}`;
};
const oneBit = (bytes: Uint8Array, where: number) => {
  const bent = Uint8Array.from(bytes);
  bent[where] = (bent[where] as number) ^ 1;
  return bent;
};

async function faultsOf(files: Files): Promise<string[]> {
  const report = await verifyPackage(inFolder(files), crypto);
  expect(report.verdict).toBe(report.faults.length === 0 ? 'holds' : 'does-not-hold');
  return report.faults.map(({ code, at: place }) => `${code} ${place}`).sort();
}

// Whoever bends a package makes the bag around it anew: a manifest stops nobody.
const table: readonly [what: string, Bend, Expected][] = [
  [
    'one digit in an entry',
    (draft) => bend(entry(draft, 'visit.started').header, 'kind', () => 'visit.halted'),
    [['entry.hash-wrong', at('visit.started')]],
  ],
  [
    'one word in a value',
    (draft) => {
      const field = entry(draft, 'finding.recorded').fields.find(
        ({ path }) => path === 'observation',
      ) as Thing;
      field.value = '看网络新闻';
    },
    [['entry.root-wrong', at('finding.recorded')]],
  ],
  [
    'one bit in a salt',
    (draft) => {
      const field = entry(draft, 'finding.recorded').fields.find(({ path }) => path === 'style') as Thing;
      bend(field, 'salt', otherSign);
    },
    [['entry.root-wrong', at('finding.recorded')]],
  ],
  [
    'one bit in the signature of a tablet',
    (draft, { office }) => {
      const run = draft.runs.find(({ writer }) => writer === office.tablet.id) as Thing;
      bend(run, 'sig', otherSign);
    },
    [['run.signature-wrong', 'data/runs.ndjson:2']],
  ],
  [
    'one bit in a person’s own signature',
    (draft) => {
      const made = entry(draft, 'attested');
      const field = made.fields.find(({ path }) => path === 'proof') as Thing;
      bend(field, 'value', otherSign);
    },
    [
      ['attestation.signature-wrong', at('attested')],
      ['entry.root-wrong', at('attested')],
    ],
  ],
  [
    'a list that somebody else made smaller',
    (draft) => {
      draft.sign = false;
    },
    [['package.signature-wrong', 'data/package.json']],
  ],
  [
    'one bit in the signature of the newest head of the log',
    (draft) => bend(draft.heads.head, 'sig', otherSign),
    [['head.signature-wrong', 'data/heads.json#head']],
  ],
  [
    'one digit in an older head',
    (draft) => bend(draft.heads.earlier[0]?.head as Thing, 'root', otherDigit),
    [
      ['head.not-extended', 'data/heads.json#earlier/1'],
      ['head.signature-wrong', 'data/heads.json#earlier/1'],
    ],
  ],
  [
    'one digit in a proof that the log only grew',
    (draft) => {
      const proof = draft.heads.earlier[0]?.proof as string[];
      proof[0] = otherDigit(proof[0] as string);
    },
    [['head.not-extended', 'data/heads.json#earlier/1']],
  ],
  [
    'one digit in a placement',
    (draft) => {
      const path = draft.placements[4]?.path as string[];
      path[0] = otherDigit(path[0] as string);
    },
    [['placement.wrong', 'data/placements.ndjson:5']],
  ],
  [
    'a placement that is another entry’s',
    (draft) => {
      const placement = draft.placements[4] as Thing;
      placement.hash = 'ab'.repeat(32);
    },
    [
      ['placement.missing', 'data/entries.ndjson:5'],
      ['placement.wrong', 'data/placements.ndjson:5'],
    ],
  ],
  [
    'a deleted entry of a tablet',
    (draft) => drop(draft, (kind) => kind === 'visit.started'),
    [
      ['chain.gap', `data/entries.ndjson:${lineOf('evidence.captured') - 1}`],
      ['entry.not-signed', `data/entries.ndjson:${lineOf('visit.opened')}`],
      ['whole.after-missing', `data/entries.ndjson:${lineOf('visit.submitted') - 1}`],
      ['whole.count-wrong', subject('visit')],
      ['whole.heads-wrong', subject('visit')],
    ],
  ],
  [
    'a deleted entry of the server',
    (draft) => drop(draft, (kind) => kind === 'bulletin.signed'),
    [
      ['entry.not-signed', `data/entries.ndjson:${lineOf('bulletin.drafted')}`],
      ['entry.not-signed', `data/entries.ndjson:${lineOf('fields.erased')}`],
      ['entry.not-signed', `data/entries.ndjson:${lineOf('evidence.destroyed')}`],
      ['entry.not-signed', `data/entries.ndjson:${lineOf('evidence.mask-checked')}`],
      ['entry.not-signed', `data/entries.ndjson:${lineOf('evidence.masked')}`],
      ['entry.not-signed', `data/entries.ndjson:${lineOf('evidence.received')}`],
      ['entry.not-signed', `data/entries.ndjson:${lineOf('evidence.received') + 1}`],
      ['package.file-other', file('view')],
      ['whole.after-missing', `data/entries.ndjson:${lineOf('bulletin.signed')}`],
      ['whole.count-wrong', subject('bulletin')],
      ['whole.heads-wrong', subject('bulletin')],
      ['whole.expected-gap', subject('bulletin')],
    ],
  ],
  [
    'a deleted tail of the server, with the counts made to fit',
    (draft) => {
      drop(draft, (kind) => kind === 'bulletin.rendered');
      const said = draft.list.subjects.find(({ type }) => type === 'bulletin') as Thing;
      said.count = 3;
      said.heads = [draft.entries.find(({ header }) => header.kind === 'bulletin.numbered')?.hash];
      draft.list.files = draft.list.files.filter(({ role }) => role !== 'document');
      draft.media.delete(file('document'));
      draft.sign = false;
    },
    [
      ['package.signature-wrong', 'data/package.json'],
      ...draftOf(story)
        .entries.map(({ header }, n) => [header, n + 1] as const)
        .filter(([{ writer, seq }]) => writer === story.office.lane.id && seq > 6)
        .slice(0, -1)
        .map(([, n]) => ['entry.not-signed', `data/entries.ndjson:${n}`] as const),
    ],
  ],
  [
    'everything of a tablet’s day',
    (draft, { office }) => {
      const day = new Set(
        draft.entries.filter(({ header }) => header.writer === office.tablet.id).map(({ hash }) => hash),
      );
      draft.entries = draft.entries.filter(({ hash }) => !day.has(hash));
      draft.placements = draft.placements.filter(({ hash }) => !day.has(hash as string));
      draft.receipts = [];
      draft.links = draft.links.filter(({ header }) => header.writer !== office.tablet.id);
      draft.runs = draft.runs.filter(({ writer }) => writer !== office.tablet.id);
    },
    [
      ['package.file-other', file('original')],
      ['package.file-other', 'data/package.json'],
      ['whole.after-missing', 'data/entries.ndjson:6'],
      ['whole.after-missing', 'data/entries.ndjson:7'],
      ['whole.after-missing', 'data/entries.ndjson:11'],
      ['whole.count-wrong', subject('visit')],
      ['whole.count-wrong', subject('finding')],
      ['whole.count-wrong', subject('photo')],
      ['whole.count-wrong', subject('clip')],
      ['whole.heads-wrong', subject('visit')],
    ],
  ],
  [
    'two swapped entries',
    (draft) => {
      const [from, to] = [lineOf('visit.opened') - 1, lineOf('visit.started') - 1];
      const { entries } = draft;
      [entries[from], entries[to]] = [entries[to] as never, entries[from] as never];
    },
    [['log.order-wrong', `data/entries.ndjson:${lineOf('visit.started')}`]],
  ],
  [
    'an entry written with a stolen key after the revocation',
    (draft, told) => {
      const { office, subjects } = told;
      const made = office.compose({
        by: office.tablet,
        kind: 'finding.amended',
        subject: subjects.finding,
        payload: { style: 'PRAISE' },
      });
      const revoked = office.compose({
        by: office.lane,
        kind: 'device.revoked',
        subject: subjects.device,
        payload: { lastSeq: made.header.seq - 1, lastHash: made.header.prev, reason: '失窃' },
      });
      append(draft, told, [revoked, made]);
    },
    [['writer.after-revocation', `data/entries.ndjson:${draftOf(story).entries.length + 2}`]],
  ],
  [
    'a fork: another entry under a number that was used',
    (draft, told) => {
      const { office, subjects } = told;
      const used = entry(draft, 'visit.started');
      const before = office.log.slice(
        0,
        office.log.findIndex(({ hash }) => hash === used.hash),
      );
      append(draft, told, [
        office.compose(
          { by: office.tablet, kind: 'visit.aborted', subject: subjects.visit, payload: { exposed: true } },
          before,
        ),
      ]);
    },
    [['chain.fork', `data/entries.ndjson:${draftOf(story).entries.length + 1}`]],
  ],
  [
    'an entry in the name of a tablet that nobody let in',
    (draft, told) => {
      const thief = hand('ed25519');
      const { office, subjects } = told;
      append(
        draft,
        told,
        [office.compose({ by: thief, kind: 'finding.amended', subject: subjects.finding })],
        thief,
      );
      draft.writers.push({ alg: thief.alg, class: 'tablet', publicKey: thief.publicKey, writer: thief.id });
    },
    [['writer.not-enrolled', 'data/writers.json#3']],
  ],
  [
    'a tablet that is passed off as a server, so that nobody asks for receipts',
    (draft, { office }) => {
      const tablet = draft.writers.find(({ writer }) => writer === office.tablet.id) as Thing;
      tablet.class = 'server';
      draft.receipts = [];
    },
    [
      [
        'writer.not-enrolled',
        `data/writers.json#${draftOf(story).writers.findIndex((each) => each.class === 'tablet') + 1}`,
      ],
    ],
  ],
  [
    'a covered copy that only its maker checked',
    (draft, told) => {
      const check = entry(draft, 'evidence.mask-checked');
      check.header.actor = { person: told.people.editor, seat: null };
    },
    [
      ['entry.hash-wrong', at('evidence.mask-checked')],
      ['evidence.mask-unchecked', file('masked')],
    ],
  ],
  [
    'an original that is dropped and said to have never arrived',
    (draft) => {
      draft.media.delete(file('original'));
      const [gone] = draft.list.files.splice(
        draft.list.files.findIndex(({ role }) => role === 'original'),
        1,
      );
      draft.list.absent.push({
        sha256: gone?.sha256,
        role: 'original',
        of: gone?.of,
        why: 'never-arrived',
        by: null,
      });
    },
    [['evidence.unaccounted', at('evidence.captured')]],
  ],
  [
    'an original that is dropped without a word',
    (draft) => {
      draft.media.delete(file('original'));
      draft.list.files = draft.list.files.filter(({ role }) => role !== 'original');
    },
    [['evidence.unaccounted', at('evidence.captured')]],
  ],
  [
    'an original that fell silently out of what is absent',
    (draft) => {
      draft.list.absent = [];
    },
    [['evidence.unaccounted', `data/entries.ndjson:${lineOf('evidence.captured') + 1}`]],
  ],
  [
    'a file said to be destroyed by an entry about something else',
    (draft) => {
      const [gone] = draft.list.absent as [Thing];
      gone.by = entry(draft, 'evidence.received').hash;
    },
    [['erasure.not-ordered', `data/entries.ndjson:${lineOf('evidence.captured') + 1}`]],
  ],
  [
    'a file said to be destroyed by an entry that destroyed another one',
    (draft) => {
      const photo = draft.list.files.findIndex(({ role }) => role === 'masked');
      const [gone] = draft.list.files.splice(photo, 1) as [Thing];
      draft.media.delete(file('masked'));
      draft.list.absent.push({
        sha256: gone.sha256,
        role: 'masked',
        of: gone.of,
        why: 'destroyed',
        by: entry(draft, 'evidence.destroyed').hash,
      });
    },
    [['erasure.not-ordered', at('evidence.masked')]],
  ],
  [
    'a value erased by an entry that did not order it',
    (draft) => {
      const field = entry(draft, 'finding.recorded').fields.find(({ path }) => path === 'statement') as Thing;
      field.by = entry(draft, 'bulletin.signed').hash;
    },
    [['erasure.not-ordered', at('finding.recorded')]],
  ],
  [
    'a receipt that is missing',
    (draft) => void draft.receipts.shift(),
    [['receipt.missing', at('visit.opened')]],
  ],
  [
    'a receipt whose arrival was moved',
    (draft) => {
      (draft.receipts[0] as Thing).arrival = 1_800_000_000_000;
    },
    [['receipt.signature-wrong', 'data/receipts.ndjson:1']],
  ],
  [
    'a receipt before the token that the entry quotes',
    (draft, { office }) => {
      const { sig: _, ...body } = draft.receipts[0] as Thing;
      body.arrival = 5;
      draft.receipts[0] = { ...body, sig: office.key.sign('receipt', body) };
    },
    [['time.backwards', at('visit.opened')]],
  ],
  [
    'a subject that is not held whole',
    (draft) => {
      draft.list.subjects = draft.list.subjects.filter(({ type }) => type !== 'device');
    },
    [['whole.subject-missing', 'data/package.json']],
  ],
];

function append(
  draft: Draft,
  { office }: Story,
  made: ReturnType<Office['compose']>[],
  by = office.tablet,
): void {
  // An evil office: it signs, receipts and logs what it puts in, and gives the lists the look they should have.
  const other = new Office();
  Object.assign(other, {
    id: office.id,
    key: office.key,
    lane: office.lane,
    tablet: office.tablet,
    log: [...office.log, ...made],
  });
  const grown = draftOf({
    ...story,
    office: Object.assign(other, {
      runs: office.runs,
      receipts: new Map(office.receipts),
      tokens: office.tokens,
    }),
  });
  for (const each of made) {
    const { writer, seq } = each.header;
    const hand_ = writer === office.lane.id ? office.lane : by;
    const body = { v: 1, alg: hand_.alg, writer, from: seq, to: seq, head: each.hash };
    draft.runs.push({ ...body, sig: hand_.sign('run', body) });
    if (writer !== office.lane.id) {
      other.receipt(each);
      draft.receipts.push(other.receipts.get(each.hash) as Thing);
    }
  }
  draft.entries = grown.entries;
  draft.placements = grown.placements;
  draft.heads = grown.heads;
  draft.list.subjects = grown.list.subjects;
}

describe('what does not hold is named, with its place', () => {
  it.each(table)('%s', async (_what, how, expected) => {
    const draft = draftOf(story);
    how(draft, story);
    const found = await faultsOf(bagged(filesOf(draft, story)));
    expect(found).toEqual(expected.map(([code, place]) => `${code} ${place}`).sort());
  });
});

// What was drawn for the photograph, so that a bit in its third slice is told as such.
const pictures: readonly [what: string, file: string, byte: number, Expected][] = [
  [
    'one bit in a photograph',
    file('original'),
    2500,
    [
      ['evidence.bytes-wrong', file('original')],
      ['evidence.slices-wrong', file('original')],
    ],
  ],
  ['one bit in a covered copy', file('masked'), 10, [['evidence.bytes-wrong', file('masked')]]],
  ['a changed document', file('document'), 5, [['document.bytes-wrong', file('document')]]],
  ['a changed view', file('view'), 12, [['view.wrong', file('view')]]],
];

describe('bytes', () => {
  const whole = () => bagged(filesOf(draftOf(story), story));

  it.each(pictures)('%s', async (_what, path, byte, expected) => {
    const files = whole();
    files.set(path, oneBit(files.get(path) as Uint8Array, byte));
    const told = expected.map(([code, place]) => `${code} ${place}`);
    expect(await faultsOf(bagged(files))).toEqual([...told].sort());
    // With the bag as it was made, its manifest says it as well.
    expect(await faultsOf(files)).toEqual([`bag.file-changed ${path}`, ...told].sort());
  });

  it('says which slice of a recording is another one, and from which byte on', async () => {
    const files = whole();
    files.set(file('original'), oneBit(files.get(file('original')) as Uint8Array, 2500));
    const { faults } = await verifyPackage(inFolder(files), crypto);
    expect(faults.find(({ code }) => code === 'evidence.slices-wrong')?.facts).toMatchObject({
      slice: 3,
      from: 2048,
    });
  });

  it('a file that stands in no manifest', async () => {
    const files = whole();
    files.set('data/evidence/extra.jpg', Uint8Array.of(1));
    files.set('readme.txt', Uint8Array.of(1));
    expect(await faultsOf(files)).toEqual([
      'bag.file-unlisted data/evidence/extra.jpg',
      'bag.file-unlisted readme.txt',
      'bag.form bag-info.txt',
      'form.malformed data/evidence/extra.jpg',
      'package.file-other data/evidence/extra.jpg',
    ]);
  });

  it('a file that is gone', async () => {
    const files = whole();
    files.delete('data/receipts.ndjson');
    const found = await faultsOf(files);
    expect(found).toContain('bag.file-missing data/receipts.ndjson');
    expect(found).toContain(`receipt.missing ${at('visit.opened')}`);
  });

  it('what an operating system drops is passed over, and named', async () => {
    const files = whole();
    files.set('data/evidence/Thumbs.db', Uint8Array.of(1));
    const report = await verifyPackage(inFolder(files), crypto);
    expect(report.verdict).toBe('holds');
    expect(report.open.map(({ code, at: place }) => `${code} ${place}`)).toContain(
      'passed-over data/evidence/Thumbs.db',
    );
  });
});

describe('a head and a code that somebody brought along', () => {
  const files = bagged(filesOf(draftOf(story), story));
  const head = draftOf(story).heads.earlier[0]?.head as Thing;

  it('a head of the same size and another root contradicts, and both are shown', async () => {
    const { verdict, faults } = await verifyPackage(inFolder(files), crypto, {
      head: headFrom(jcs({ size: head.size, root: 'ab'.repeat(32) })),
    });
    expect(verdict).toBe('does-not-hold');
    expect(faults).toEqual([
      {
        check: 'head',
        code: 'head.contradicts',
        at: 'head',
        facts: { size: head.size, root: 'ab'.repeat(32), found: head.root },
      },
    ]);
  });

  it('a head signed with another key is not compared', async () => {
    const { office } = tellStory();
    const { open } = await verifyPackage(inFolder(files), crypto, { head: headFrom(jcs(office.head(6))) });
    expect(open.map(({ code }) => code)).toContain('head-other-key');
  });

  it.each([
    ['of another document', () => tellStory().code, 'code.view-other'],
    ['with another number', () => story.code.replace('3号', '4号'), 'code.number-other'],
    ['that is none', () => 'https://example.org', 'code.malformed'],
  ])('a code %s', async (_what, code, expected) => {
    const { faults } = await verifyPackage(inFolder(files), crypto, { code: codeFrom(code()) });
    expect(faults.map((each) => each.code)).toEqual([expected]);
  });
});
