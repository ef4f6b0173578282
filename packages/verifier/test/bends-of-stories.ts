import { append, at, type Bent, drop, entry, file, lineOf, story, subject } from './bend.ts';
import { draftOf } from './maker/package.ts';
import { hand, hexOf, jcs, type Thing } from './maker/primitives.ts';

/** Something was left out, slipped in, or passed off as something else. */
export const bendsOfStories: readonly Bent[] = [
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
    'an entry that goes on from another one than the one before it',
    (draft, told) => {
      const { office, subjects } = told;
      const made = office.compose({ by: office.tablet, kind: 'finding.amended', subject: subjects.finding });
      made.header.prev = entry(draft, 'visit.opened').hash;
      append(draft, told, [{ ...made, hash: hexOf(jcs(made.header)) }]);
    },
    [['chain.prev-wrong', `data/entries.ndjson:${draftOf(story).entries.length + 1}`]],
  ],
  [
    'a covered copy that was checked by the one whom its entry calls the maker',
    (draft) => {
      const made = entry(draft, 'evidence.masked');
      made.header.actor = { person: 'per_another', seat: null };
      entry(draft, 'evidence.mask-checked').header.actor = { person: story.people.editor, seat: null };
    },
    [
      ['entry.hash-wrong', at('evidence.mask-checked')],
      ['entry.hash-wrong', at('evidence.masked')],
      ['evidence.mask-unchecked', file('masked')],
    ],
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
