import type { NewEvent, Recorded } from '@mingcha/domain';
import { clashesOf, findingLifecycle, isStillContested } from '@mingcha/domain/findings';
import { contested, orderCausally } from '@mingcha/journal';
import { atMost, tries } from '@mingcha/soak';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId } from '../../apps/field/src/keys/bytes.ts';
import { type VisitView, viewOf } from '../../apps/field/src/visit/view.ts';
import { foldFinding } from '../../apps/server/src/capabilities/findings/fold.ts';
import { foldVisit } from '../../apps/server/src/capabilities/visits/fold.ts';
import { formTeam, recordedOf, type Team, tell, type Writer } from './office.ts';

// What one of the two does next; numbers choose among what there is at that moment.
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ what: fc.constant('record' as const), n: fc.nat(9) }) },
  { weight: 6, arbitrary: fc.record({ what: fc.constant('amend' as const), n: fc.nat(9), part: fc.nat(4) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('picture' as const), n: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('propose' as const), n: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('drop' as const), n: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('choose' as const), n: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('note' as const), n: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('walk' as const), n: fc.nat(3) }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('meet' as const), n: fc.nat(2) }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
const story = fc.array(fc.record({ who: fc.nat(1), step }), { minLength: 3, maxLength: 18 });

const walk = ['visit.opened', 'visit.started', 'visit.ended', 'visit.submitted'] as const;

function walked(kind: (typeof walk)[number], { visit, tablets }: Team): NewEvent {
  const subject = { type: 'visit' as const, id: visit };
  if (kind === 'visit.opened') return { kind, subject, payload: { packVersion: '1' } };
  if (kind === 'visit.ended') return { kind, subject, payload: { position: null } };
  if (kind === 'visit.submitted') return { kind, subject, payload: {} };
  const members = tablets.map(({ person }) => person);
  return { kind, subject, payload: { members, position: null, reason: '室内', observation: false } };
}

function changeOf(part: number, n: number, evidence: readonly string[]) {
  if (part === 0) return { observation: `第${n}种说法` };
  if (part === 1) return { place: `东厅${n}号窗口` };
  if (part === 2) return { style: n % 2 === 0 ? ('LAZY' as const) : ('SLOW' as const), subCode: `CODE_${n}` };
  if (part === 3) return n % 2 === 0 ? { post: `${n}号岗` } : { postUnknownReason: `没有看清${n}` };
  return { evidence: evidence.filter((_, at) => at !== n % 3) };
}

const clashesAt = (writer: Writer, id: string) => {
  const known = writer.notebook.entriesOf({ type: 'finding', id });
  const causal = known.map(({ hash, header }) => ({ ...header, hash }));
  const entries = known.flatMap(({ recorded }) => recorded ?? []);
  return clashesOf(entries, contested(causal, findingLifecycle.incompatible));
};

async function take(team: Team, who: Writer, other: Writer, { what, n, ...more }: Step): Promise<void> {
  const { visit, unit } = team;
  const findings = [...who.notebook.subjects('finding')].sort();
  const id = findings[n % Math.max(1, findings.length)];
  const subject = { type: 'finding' as const, id: id ?? '' };
  const state = who.notebook.stateOf(findingLifecycle, id ?? '');
  const seen = state.fields?.evidence ?? [];
  if (what === 'meet') return tell(who, visit, [...other.sent()].slice(n === 2 ? 1 : 0).reverse());
  if (what === 'walk') return who.append(walked(walk[n] ?? 'visit.opened', team));
  if (what === 'note') {
    const payload = { text: `记${n}`, queue: n };
    return who.append({ kind: 'visit.noted', subject: { type: 'visit', id: visit }, payload });
  }
  if (what === 'record') {
    const fields = {
      visit,
      style: null,
      subCode: null,
      observedAt: 1_763_700_000_000 + n,
      unit,
      evidence: [],
    };
    return who.append({
      kind: 'finding.recorded',
      subject: { type: 'finding', id: newId('fnd') },
      payload: fields,
    });
  }
  if (id === undefined || state.fields === null) return;
  if (what === 'amend')
    return who.append({
      kind: 'finding.amended',
      subject,
      payload: changeOf('part' in more ? Number(more.part) : 0, n, seen),
    });
  if (what === 'picture')
    return who.append({ kind: 'finding.amended', subject, payload: { evidence: [...seen, newId('evd')] } });
  if (what === 'propose') return who.append({ kind: 'finding.proposed', subject, payload: {} });
  if (what === 'drop') return who.append({ kind: 'finding.dropped', subject, payload: { reason: '记错了' } });
  const clashes = clashesAt(who, id);
  if (clashes.of.length === 0) return;
  const choices = Object.fromEntries(
    clashes.parts.map(({ part, said }) => [part, said[n % said.length]?.hash ?? '']),
  );
  const decided = findingLifecycle.decide(
    state,
    { type: 'chooseFinding', choices },
    {
      now: 0,
      person: who.person,
      seat: null,
      roles: ['inspector'],
      office: '',
      newId,
      visit: {
        id: visit,
        status: 'started',
        members: [who.person],
        startedAt: 0,
        covert: true,
        observation: false,
      },
      evidence: [],
      taxonomy: { version: '', axes: [] },
      clashes,
    },
  );
  if (decided.ok) for (const event of decided.value) await who.append(event);
}

/** What both must see alike: everything but where a thing lies and whose it is. */
function shared(view: VisitView) {
  const { crossed: _crossed, ...rest } = view;
  const plain = (value: object) =>
    JSON.parse(
      JSON.stringify(value, (key, each) => (key === 'where' || key === 'theirs' ? undefined : each)),
    );
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  return plain({ ...rest, findings: [...rest.findings].sort(byId), evidence: [...rest.evidence].sort(byId) });
}

/** The rows that a server folds, from entries that arrived in this order. */
function rowsOf(team: Team, entries: readonly Recorded[]) {
  const subjects = [...new Set(entries.map(({ subject }) => subject.id))].sort();
  return subjects.map((id) => {
    const own = entries.filter(({ subject }) => subject.id === id);
    const all = orderCausally(own.map((entry) => ({ ...entry, seq: seqOf(team, entry.hash) })));
    const rows =
      id === team.visit
        ? foldVisit.rows(all as unknown as Recorded[])
        : foldFinding.rows(all as unknown as Recorded[]);
    const pairs = id === team.visit ? [] : contested(all, findingLifecycle.incompatible);
    const byHash = new Map(all.map((entry) => [entry.hash, entry as unknown as Recorded]));
    const open = pairs.filter(([a, b]) =>
      isStillContested(byHash.get(a) as Recorded, byHash.get(b) as Recorded, all as unknown as Recorded[]),
    );
    return { id, rows, open };
  });
}

const seqOf = (team: Team, hash: string): number =>
  [team.office, ...team.tablets].flatMap((writer) => writer.sent()).find((entry) => entry.hash === hash)
    ?.header.seq ?? 0;

const everything = ({ notebook }: Writer, { visit }: Team): Recorded[] =>
  recordedOf([
    ...notebook.entriesOf({ type: 'visit', id: visit }),
    ...notebook.subjects('finding').flatMap((id) => notebook.entriesOf({ type: 'finding', id })),
  ]);

test(
  'however two tablets write and meet, both end with one view, and the server with one set of rows',
  async () => {
    await fc.assert(
      fc.asyncProperty(story, fc.nat(), async (steps, turn) => {
        const team = await formTeam();
        const [one, other] = team.tablets;
        for (const { who, step: next } of steps) {
          const [writer, fellow] = who === 0 ? [one, other] : [other, one];
          await take(team, writer, fellow, next);
        }
        await tell(one, team.visit, [...other.sent()].reverse());
        await tell(other, team.visit, [...one.sent(), ...one.sent()]);

        const views = [one, other].map(({ notebook }) => shared(viewOf(notebook, null, team.visit)));
        expect(views[1]).toEqual(views[0]);
        const ids = views[0].findings.map(({ id }: { id: string }) => id);
        expect(new Set(ids).size, 'nothing is counted twice').toBe(ids.length);

        const [mine, theirs] = [everything(one, team), everything(other, team)];
        const turned = [...mine.slice(turn % mine.length), ...mine.slice(0, turn % mine.length)].reverse();
        expect(rowsOf(team, theirs)).toEqual(rowsOf(team, mine));
        expect(rowsOf(team, turned)).toEqual(rowsOf(team, mine));
        // Whatever anybody said is still there: in the journal of each, and in the rows or in a choice to be made.
        expect(mine.length).toBe(one.sent().length + other.sent().length + team.office.sent().length);
      }),
      tries(25),
    );
  },
  atMost(60_000),
);
