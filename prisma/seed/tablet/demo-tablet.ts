import { calendarOf } from '@mingcha/domain/calendar';
import { type EvidenceFacts, evidenceLifecycle } from '@mingcha/domain/evidence';
import {
  type FindingCommand,
  type FindingFacts,
  findingLifecycle,
  type TimeElement,
  type TimeFacts,
} from '@mingcha/domain/findings';
import { progressIn, type Question } from '@mingcha/domain/registry';
import { taxonomy2026 } from '@mingcha/domain/taxonomy';
import {
  givenOn,
  type VisitCommand,
  type VisitFacts,
  visitLifecycle,
  type Watch,
} from '@mingcha/domain/visits';
import {
  type Aead,
  checkCodeOf,
  commitTo,
  DRAWN_BYTES,
  fromBase64url,
  type Ports,
  proveSession,
  type Receipt,
  type Signer,
  type StreamPorts,
  sliceDigests,
  toBase64url,
  tokenHash,
} from '@mingcha/journal';
import { type Api, anonymousApi, tabletApi } from '../client.ts';
import { DeviceChain, type Member } from './device-chain.ts';
import { type Recording, upload } from './upload.ts';

const SLICE = 262_144;

export interface TabletParts {
  readonly url: string;
  readonly office: string;
  readonly name: string;
  readonly ports: Ports & StreamPorts;
  readonly aead: Aead;
  /** The device key; members bring their own. */
  readonly signer: Signer;
  readonly newSigner: () => Signer;
  readonly newId: (prefix: string) => string;
  readonly now: () => number;
}

export interface Observed {
  readonly style: NonNullable<Extract<FindingCommand, { type: 'recordFinding' }>['style']>;
  readonly subCode: string;
  readonly observation: string;
  readonly place: string;
  readonly unit: string;
  readonly at: number;
  readonly criterion?: string;
  readonly severity?: 'minor' | 'ordinary' | 'serious' | 'grave';
  readonly post?: string;
  readonly postUnknownReason?: string;
  /** What "slow" rests on. */
  readonly time?: TimeElement;
}

type Pack = NonNullable<Awaited<ReturnType<Api['exchange']['pull']['mutate']>>['pack']>;

/** A tablet of the demonstration: enrolled, with members' keys, recording by the rules and sending through the real door. */
export class DemoTablet {
  readonly #parts: TabletParts;
  readonly #api: Api;
  readonly #members = new Map<string, Member>();
  readonly #caseKeys = new Map<string, Uint8Array>();
  readonly #findings = new Map<string, string[]>();
  readonly #evidence = new Map<string, string[]>();
  readonly #covertOpen = new Map<string, number>();
  #pack: Pack | null = null;
  readonly #waiting: Recording[] = [];
  readonly chain: DeviceChain;
  #bearer: { token: string; until: number } | null = null;

  constructor(parts: TabletParts) {
    this.#parts = parts;
    this.#api = tabletApi(parts.url, () => this.#bearer?.token ?? null);
    this.chain = new DeviceChain({ ...parts, caseKeys: this.#caseKeys });
  }

  /** Shows the code of the desk's QR; answers what the second person must compare. */
  async claim(code: string): Promise<{ deviceId: string; checkCode: string }> {
    const { signer, name, url, ports } = this.#parts;
    const { devices } = anonymousApi(url).access;
    const { commitment } = await devices.offer.mutate({ code });
    const own = {
      code,
      publicKey: toBase64url(signer.publicKey),
      alg: signer.alg === 'p256+sha256' ? ('p256' as const) : ('ed25519' as const),
      nonce: toBase64url(ports.random(DRAWN_BYTES)),
    };
    const { deviceId, ...opening } = await devices.claim.mutate({ ...own, name });
    if (commitTo(ports, opening) !== commitment)
      throw new Error('the server opened another value than it bound itself to');
    return { deviceId, checkCode: checkCodeOf(ports, { ...own, ...opening }) };
  }

  /** A member proves who they are and leaves a key of their own on this tablet. */
  async enrolMember(person: string, username: string, password: string): Promise<void> {
    await this.#session();
    const signer = this.#parts.newSigner();
    await this.#api.session.prove.mutate({
      username,
      password,
      publicKey: toBase64url(signer.publicKey),
      alg: 'ed25519',
    });
    this.#members.set(person, { person, signer });
  }

  /** Task cards, reference data and the keys of this team's cases. */
  async pull(): Promise<string> {
    await this.#session();
    this.chain.quoteToken(tokenHash(this.#parts.ports, await this.#api.exchange.token.mutate()));
    const { pack, visits } = await this.#api.exchange.pull.mutate({ known: { pack: null, visits: {} } });
    if (pack === null) throw new Error('the server gave no pack');
    this.#pack = pack;
    for (const [kid, key] of Object.entries(pack.caseKeys)) {
      const bytes = fromBase64url(key);
      if (bytes) this.#caseKeys.set(kid, bytes);
    }
    for (const { visit, covertOpen } of pack.assignments)
      if (visit !== null) this.#covertOpen.set(visit, covertOpen);
    for (const visit of visits) await this.chain.learnWire(visit.serverEntries);
    return pack.version;
  }

  visit(id: string, command: VisitCommand, person: string, facts: VisitFacts = {}) {
    const by = { now: this.#parts.now(), person, roles: ['inspector', 'lead'] as const };
    return this.chain.act(visitLifecycle, { type: 'visit', id }, command, by, facts);
  }

  /** Opens the card and has every member sign, with their own key, that no interest binds them; then they go in. */
  async start(visit: string, members: readonly string[], packVersion: string): Promise<void> {
    const [lead = ''] = members;
    await this.visit(visit, { type: 'openVisit', packVersion }, lead);
    const statement = '本人与该单位无利害关系，没有应当回避的情形。';
    for (const person of members) {
      const [declared] = await this.visit(visit, { type: 'declareNoInterest', statement }, person);
      await this.#attestAll(visit, declared?.hash ?? '', [person]);
    }
    const position = { lat7: 361_234_567, lon7: 1_173_456_789, accuracyCm: 900 };
    await this.visit(
      visit,
      { type: 'startVisit', members: [...members], position, observation: members.length < 2 },
      lead,
      { covertOpen: this.#covertOpen.get(visit) ?? 0 },
    );
  }

  /** A photograph with digests at capture. Answers the evidence's id. */
  async photograph(visit: string, person: string, bytes: Uint8Array, covert: boolean): Promise<string> {
    const { ports, newId, now } = this.#parts;
    const id = newId('evd');
    const { size, sliceSize, slices, root, sha256 } = await sliceDigests(ports, SLICE, [bytes]);
    const facts: EvidenceFacts = {
      visit: { status: this.#visitState(visit).status, modes: ['photo', 'audio', 'video', 'scan', 'note'] },
    };
    const command = {
      type: 'captureEvidence' as const,
      visit,
      medium: 'photo' as const,
      mime: 'image/jpeg',
      size,
      sliceSize,
      slices: [...slices],
      root,
      sha256,
      capturedAt: now(),
      position: { lat7: 361_234_567, lon7: 1_173_456_789, accuracyCm: 800 },
      covert,
    };
    const by = { now: now(), person, roles: ['inspector'] as const };
    await this.chain.act(evidenceLifecycle, { type: 'evidence', id }, command, by, facts);
    this.#evidence.set(visit, [...(this.#evidence.get(visit) ?? []), id]);
    this.#waiting.push({ evidence: id, sha256, bytes });
    return id;
  }

  async record(
    visit: string,
    person: string,
    seen: Observed,
    evidence: string[],
    draft = false,
  ): Promise<string> {
    const id = this.#parts.newId('fnd');
    const { at, ...fields } = seen;
    const by = { now: this.#parts.now(), person, roles: ['inspector'] as const };
    const facts = this.#findingFacts(visit);
    const subject = { type: 'finding' as const, id };
    const command = { type: 'recordFinding' as const, visit, observedAt: at, evidence, ...fields };
    await this.chain.act(findingLifecycle, subject, command, by, facts);
    if (!draft) await this.chain.act(findingLifecycle, subject, { type: 'proposeFinding' }, by, facts);
    this.#findings.set(visit, [...(this.#findings.get(visit) ?? []), id]);
    return id;
  }

  /** Adds to a finding on the tablet and proposes it again. */
  async amend(
    visit: string,
    person: string,
    id: string,
    changes: Omit<Extract<FindingCommand, { type: 'amendFinding' }>, 'type'>,
  ) {
    const by = { now: this.#parts.now(), person, roles: ['inspector'] as const };
    const facts = this.#findingFacts(visit);
    const subject = { type: 'finding' as const, id };
    await this.chain.act(findingLifecycle, subject, { type: 'amendFinding', ...changes }, by, facts);
    await this.chain.act(findingLifecycle, subject, { type: 'proposeFinding' }, by, facts);
  }

  /** What this visit is asked, in the versions it is pinned to. */
  asked(visit: string): readonly Question[] {
    const lists = this.#pack?.parts.checklists ?? [];
    return this.#visitState(visit).checklists.flatMap(
      ({ id }) => lists.find((list) => list.id === id)?.questions ?? [],
    );
  }

  /** What a time is counted by: the visit's stopwatches, the service items and the calendar of the pack. */
  timeFacts(visit: string): TimeFacts {
    const { serviceItems = [], calendars = [], zone } = this.#pack?.parts ?? {};
    return { runs: this.#visitState(visit).runs, items: serviceItems, calendar: calendarOf(calendars, zone) };
  }

  /** Service items of a unit, with what is promised of them. */
  itemsOf(unit: string) {
    return (this.#pack?.parts.serviceItems ?? []).filter((item) => item.unit === unit);
  }

  /** One press of a stopwatch, at the moment the tablet's clock stands. */
  async pressWatch(visit: string, person: string, watch: Watch, run: string, act: 'start' | 'stop') {
    const press = { watch, run, act, mono: this.#parts.now() % 86_400_000, boot: 'boot-1' };
    await this.visit(visit, { type: 'pressWatch', ...press }, person);
  }

  /** Paper, every member's signature, submission. */
  async submit(visit: string, members: readonly string[]) {
    const [lead = ''] = members;
    const { missing, unsupported } = progressIn(this.asked(visit), givenOn(this.#visitState(visit)));
    const facts: VisitFacts = {
      requiredQuestions: missing,
      unsupportedAnswers: unsupported.length,
      openFindings: 0,
      openRecordings: 0,
      heads: this.#heads(visit),
    };
    const [presented] = await this.visit(visit, { type: 'presentVisit' }, lead, facts);
    await this.#attestAll(visit, presented?.hash ?? '', members);
    await this.visit(visit, { type: 'submitVisit' }, lead, facts);
  }

  /** One signed run, its receipts, then the bytes. Throws if the server did not take everything. */
  async send(): Promise<readonly Receipt[]> {
    await this.#session();
    const run = await this.chain.closeRun();
    if (run === null) return [];
    const { results, receipts } = await this.#api.exchange.push.mutate({ runs: [run] });
    const refused = results.filter(({ verdict }) => verdict !== 'accepted');
    if (refused.length > 0) throw new Error(`not accepted: ${JSON.stringify(refused)}`);
    for (const recording of this.#waiting.splice(0))
      await upload(this.#parts.url, this.#bearer?.token ?? '', recording);
    return receipts;
  }

  async #session(): Promise<void> {
    const now = this.#parts.now();
    if (this.#bearer !== null && this.#bearer.until > now + 60_000) return;
    const { signer } = this.#parts;
    const { token } = await this.#api.exchange.challenge.mutate();
    const { sig } = await proveSession(signer, token);
    const { bearer, expires } = await this.#api.exchange.open.mutate({ writer: signer.writer, token, sig });
    this.#bearer = { token: bearer, until: expires };
  }

  async #attestAll(visit: string, of: string, members: readonly string[]): Promise<void> {
    for (const person of members) {
      const member = this.#members.get(person);
      if (!member) throw new Error(`${person} has no key on this tablet`);
      await this.chain.attest({ type: 'visit', id: visit }, of, member, this.#parts.now());
    }
  }

  #visitState(id: string) {
    return this.chain.stateOf(visitLifecycle, { type: 'visit', id });
  }

  #findingFacts(visit: string): FindingFacts {
    const { status, fields, startedAt, observation, present } = this.#visitState(visit);
    return {
      visit: {
        id: visit,
        status,
        members: present,
        startedAt,
        covert: fields?.covert ?? true,
        observation,
      },
      evidence: (this.#evidence.get(visit) ?? []).map((id) => {
        const state = this.chain.stateOf(evidenceLifecycle, { type: 'evidence', id });
        return { id, status: state.status, covert: state.covert };
      }),
      taxonomy: taxonomy2026,
      time: this.timeFacts(visit),
    };
  }

  #heads(visit: string): string[] {
    const subjects = [
      ...(this.#findings.get(visit) ?? []).map((id) => ({ type: 'finding' as const, id })),
      ...(this.#evidence.get(visit) ?? []).map((id) => ({ type: 'evidence' as const, id })),
    ];
    return subjects.map((subject) => this.chain.historyOf(subject).at(-1)?.hash ?? '').sort();
  }
}
