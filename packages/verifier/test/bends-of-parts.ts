import { at, type Bent, bend, drop, entry, lineOf, otherDigit, otherSign, subject } from './bend.ts';
import type { Thing } from './maker/primitives.ts';

/** One part of a package is another one. Whoever bends a package makes the bag around it anew: a manifest stops nobody. */
export const bendsOfParts: readonly Bent[] = [
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
];
