import { type Keyring, nodeAead, nodePorts, type OpenDatabase } from '@mingcha/db';
import { type Kind, kindRules, type Subject } from '@mingcha/domain';
import {
  closeRun,
  composeEntry,
  EMPTY_CHAIN,
  fromBase64url,
  type JsonObject,
  nextInChain,
  type SealedEntry,
  type Signer,
  toBase64url,
} from '@mingcha/journal';
import type pg from 'pg';
import { idOf, newSigner, office, person } from '../push/units.ts';

// A province of visits, as tablets write them and as they lie in the tables: every entry composed, sealed and signed by the
// program's own code, only carried in by the bundle, since a million pushes would take longer than what is measured on them.

const ports = nodePorts();
const eachVisit = 50;
const visitsOfTablet = 10;
const keysOfCases = 64;
const dayOne = 1_795_000_000_000;

interface Tablet {
  readonly signer: Signer;
  head: { readonly seq: number; readonly hash: string };
  visits: number;
}

const finding = (visit: string, n: number): JsonObject => ({
  visit,
  style: 'LAZY',
  subCode: 'LAZY_ABSENT',
  observation: `十点${10 + n}分，${n}号窗口无人值守，显示屏仍为“正在办理”，群众等候二十三分钟，其间无人说明原因。`,
  observedAt: dayOne + n,
  unit: idOf('unt', 'bench'),
  place: '政务服务中心一楼综合窗口三号',
  post: '综合受理岗',
  criterion: '窗口工作人员服务规范第十二条',
  evidence: [idOf('evd', `${visit}/${n}`)],
  severity: 'ordinary',
});

const answers = (n: number): JsonObject => ({
  answers: {
    [`q-${String(n).padStart(2, '0')}`]: true,
    [`r-${n}`]: '窗口在岗两人，一人离岗未挂牌，排队群众七人',
  },
});

export class Province {
  readonly #db: OpenDatabase;
  readonly #client: pg.Client;
  readonly #keyring: Keyring;
  readonly #tablets: Tablet[] = [];
  readonly #keys = new Map<string, Uint8Array>();
  entries = 0;
  runs = 0;

  constructor(db: OpenDatabase, client: pg.Client, keyring: Keyring) {
    this.#db = db;
    this.#client = client;
    this.#keyring = keyring;
  }

  /** Until there are as many entries as that, the server's own among them. */
  async growTo(entries: number): Promise<void> {
    while (this.entries < entries) {
      const tablets = await this.#enrol(
        Math.min(20, Math.ceil((entries - this.entries) / eachVisit / visitsOfTablet)),
      );
      for (let visit = 0; visit < visitsOfTablet && this.entries < entries; visit += 1)
        await this.#visits(tablets);
    }
    await this.#db.sequencer.run();
    await this.#client.query('analyze');
  }

  async #enrol(count: number): Promise<Tablet[]> {
    const tablets = Array.from({ length: count }, () => ({
      signer: newSigner(),
      head: EMPTY_CHAIN,
      visits: 0,
    }));
    for (const { signer } of tablets) {
      const subject: Subject = { type: 'device', id: idOf('dev', signer.writer) };
      const payload = {
        writer: signer.writer,
        publicKey: toBase64url(signer.publicKey),
        alg: 'ed25519',
        name: '平板',
        persons: [person],
      };
      await this.#db.transact(async (w) => {
        await w.lock([subject]);
        const { alg, publicKey, writer } = signer;
        await w.enrol({ id: writer, alg, publicKey, class: 'tablet', office, subject, persons: [person] });
        await w.append([this.#said('device.proposed', subject, 0, payload)]);
        await w.append([this.#said('device.enrolled', subject, 1, {})]);
      });
    }
    this.entries += 2 * count;
    this.#tablets.push(...tablets);
    return tablets;
  }

  #said(kind: Kind, subject: Subject, expected: number, payload: object) {
    return { kind, subject, office, actor: { person, seat: null }, expected, payload };
  }

  /** One visit of each tablet: scheduled by the server, then 49 entries and one signature of its own. */
  async #visits(tablets: readonly Tablet[]): Promise<void> {
    const subjects = tablets.map(
      ({ signer, visits }): Subject => ({ type: 'visit', id: idOf('vis', `${signer.writer}/${visits}`) }),
    );
    const scheduled = await this.#db.transact(async (w) => {
      await w.lock(subjects);
      return await w.append(
        subjects.map((subject) =>
          this.#said('visit.scheduled', subject, 0, {
            assignment: idOf('asg', subject.id),
            plan: idOf('pln', 1),
            unit: idOf('unt', 'bench'),
            covert: true,
            lead: person,
            members: [person],
            dueBack: dayOne + 100_000_000,
            pack: { version: 'bench', taxonomy: '1', checklist: '1', calendar: '1' },
          }),
        ),
      );
    });
    const written: SealedEntry[] = [];
    const signed = [];
    for (const [n, tablet] of tablets.entries()) {
      const entries = await this.#visit(tablet, (subjects[n] as Subject).id, scheduled[n]?.hash ?? '');
      written.push(...entries);
      signed.push(await closeRun(tablet.signer, entries));
      tablet.visits += 1;
    }
    await this.#carryIn(written, signed, tablets);
    this.entries += written.length + subjects.length;
    this.runs += signed.length;
  }

  async #visit(tablet: Tablet, visit: string, scheduled: string): Promise<SealedEntry[]> {
    const kid = `vis_bench${Number.parseInt(visit.slice(4, 8), 16) % keysOfCases}`;
    const key = this.#keys.get(kid) ?? this.#keyring.create(kid);
    this.#keys.set(kid, key);
    const entries: SealedEntry[] = [];
    let last = scheduled;
    const write = async (kind: Kind, subject: Subject, payload: JsonObject, after: readonly string[]) => {
      const rule = kindRules.get(kind);
      if (!rule) throw new Error(kind);
      const draft = {
        alg: tablet.signer.alg,
        writer: tablet.signer.writer,
        ...nextInChain(tablet.head),
        kind,
        schema: rule.schema,
        office,
        subject,
        after: [...after],
        actor: { person, seat: null },
        time: { clock: dayOne + tablet.head.seq, mono: 1, boot: '00'.repeat(16), token: null },
      };
      const entry = await composeEntry(ports, nodeAead, draft, payload, { ...rule, kind }, () => ({
        kid,
        key,
      }));
      tablet.head = { seq: entry.header.seq, hash: entry.hash };
      entries.push(entry);
      if (subject.type === 'visit') last = entry.hash;
    };
    const subject: Subject = { type: 'visit', id: visit };
    const position = { lat7: 396_000_000, lon7: 1_161_000_000, accuracyCm: 800 };
    await write('visit.opened', subject, { packVersion: 'bench' }, [last]);
    await write('visit.started', subject, { members: [person], position, observation: true }, [last]);
    for (let n = 0; n < 24; n += 1) await write('visit.answered', subject, answers(n), [last]);
    for (let n = entries.length; n < eachVisit - 1; n += 1)
      await write(
        'finding.recorded',
        { type: 'finding', id: idOf('fnd', `${visit}/${n}`) },
        finding(visit, n),
        [],
      );
    return entries;
  }

  async #carryIn(
    entries: readonly SealedEntry[],
    runs: readonly Awaited<ReturnType<typeof closeRun>>[],
    tablets: readonly Tablet[],
  ): Promise<void> {
    const of = <T>(pick: (entry: SealedEntry) => T) => entries.map(pick);
    await this.#client.query({
      name: 'carry',
      text: `with rows as (select * from unnest($1::text[], $2::text[], $3::int4[], $4::text[], $5::int4[], $6::text[], $7::text[],
          $8::text[], $9::int8[], $10::bytea[], $11::bytea[])
          as r(hash, writer, seq, kind, schema, office, subject_type, subject_id, clock, header, fields)),
        e as (insert into entry (hash, writer, seq, branch, kind, schema, office, subject_type, subject_id, actor_person, clock,
            arrival, header)
          select hash, writer, seq, 0, kind, schema, office, subject_type, subject_id, '${person}', clock, $12::int8, header from rows),
        p as (insert into entry_payload (hash, fields) select hash, fields from rows)
        insert into pending (hash) select hash from rows`,
      values: [
        of(({ hash }) => hash),
        of(({ header }) => header.writer),
        of(({ header }) => header.seq),
        of(({ header }) => header.kind),
        of(({ header }) => header.schema),
        of(({ header }) => header.office),
        of(({ header }) => header.subject.type),
        of(({ header }) => header.subject.id),
        of(({ header }) => header.time.clock),
        of(({ bytes }) => Buffer.from(bytes)),
        of(({ fieldBytes }) => Buffer.from(fieldBytes)),
        // Now, as when a tablet brings it: an arrival beside the signed heads would be a doubt about every entry.
        Date.now(),
      ],
    });
    await this.#client.query({
      name: 'carry-runs',
      text: `insert into run (writer, from_seq, to_seq, head, alg, sig, arrival)
        select *, ${dayOne} from unnest($1::text[], $2::int4[], $3::int4[], $4::text[], $5::text[], $6::bytea[])`,
      values: [
        runs.map(({ writer }) => writer),
        runs.map(({ from }) => from),
        runs.map(({ to }) => to),
        runs.map(({ head }) => head),
        runs.map(({ alg }) => alg),
        runs.map(({ sig }) => Buffer.from(fromBase64url(sig) ?? [])),
      ],
    });
    await this.#client.query({
      name: 'carry-heads',
      text: `update writer w set head_seq = g.seq, head_hash = g.hash from unnest($1::text[], $2::int4[], $3::text[]) as g(id, seq, hash)
        where w.id = g.id`,
      values: [
        tablets.map(({ signer }) => signer.writer),
        tablets.map(({ head }) => head.seq),
        tablets.map(({ head }) => head.hash),
      ],
    });
  }
}
