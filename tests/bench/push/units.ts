import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { nodeAead, nodePorts } from '@mingcha/db';
import type { Kind, Subject } from '@mingcha/domain';
import { kindRules } from '@mingcha/domain';
import {
  closeRun,
  composeEntry,
  EMPTY_CHAIN,
  type JsonObject,
  type KindRule,
  nextInChain,
  type SealedEntry,
  type Signer,
  type WireRun,
  writerIdOf,
} from '@mingcha/journal';

const ports = nodePorts();

export const idOf = (prefix: string, name: string | number): string =>
  `${prefix}_${createHash('sha256').update(`${prefix}/${name}`).digest('hex').slice(0, 26)}`;

export const office = idOf('off', 'bench');
export const person = idOf('per', 'bench');

export function newSigner(): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32));
  return {
    alg: 'ed25519+sha256',
    publicKey: raw,
    writer: writerIdOf(ports, raw),
    sign: (message) => sign(null, message, privateKey),
  };
}

function ruleOf(kind: Kind): KindRule {
  const rule = kindRules.get(kind);
  if (!rule) throw new Error(kind);
  return { ...rule, kind };
}

const answers: JsonObject = Object.fromEntries(
  Array.from({ length: 24 }, (_, n) => {
    const value = n % 3 === 0 ? true : n % 3 === 1 ? n : '窗口在岗两人，一人离岗未挂牌，排队群众七人';
    return [`q-${String(n + 1).padStart(2, '0')}`, value];
  }),
);

const findingOf = (visit: string): JsonObject => ({
  visit,
  style: 'LAZY',
  subCode: 'LAZY_ABSENT',
  observation: '十点十五分，三号窗口无人值守，显示屏仍为“正在办理”，群众等候二十三分钟，其间无人说明原因。',
  observedAt: 1_795_000_000_000,
  unit: idOf('unt', 'bench'),
  place: '政务服务中心一楼综合窗口三号',
  post: '综合受理岗',
  criterion: '窗口工作人员服务规范第十二条',
  evidence: [idOf('evd', `${visit}/1`), idOf('evd', `${visit}/2`)],
  severity: 'ordinary',
});

/** One tablet that writes visit after visit, each as the tablet of an inspector does. */
export class BenchTablet {
  readonly signer = newSigner();
  #head = EMPTY_CHAIN;
  readonly #keys: (kid: string) => Uint8Array;

  constructor(keys: (kid: string) => Uint8Array) {
    this.#keys = keys;
  }

  async #write(kind: Kind, subject: Subject, payload: JsonObject, after: readonly string[], kid: string) {
    const entry = await composeEntry(
      ports,
      nodeAead,
      {
        alg: this.signer.alg,
        writer: this.signer.writer,
        ...nextInChain(this.#head),
        kind,
        schema: ruleOf(kind).schema,
        office,
        subject,
        after: [...after].sort(),
        actor: { person, seat: null },
        time: { clock: 1_795_000_000_000 + this.#head.seq, mono: 1, boot: '00'.repeat(16), token: null },
      },
      payload,
      ruleOf(kind),
      () => ({ kid, key: this.#keys(kid) }),
    );
    this.#head = { seq: entry.header.seq, hash: entry.hash };
    return entry;
  }

  async #run(entries: readonly SealedEntry[]): Promise<WireRun> {
    const run = await closeRun(this.signer, entries);
    return { run, entries: entries.map(({ header, fields }) => ({ header, fields })) };
  }

  /** Opens and starts a scheduled visit: pushed before the measured part. */
  async begin(visit: string, scheduled: string): Promise<{ unit: WireRun; head: string }> {
    const subject: Subject = { type: 'visit', id: visit };
    const opened = await this.#write('visit.opened', subject, { packVersion: 'bench' }, [scheduled], visit);
    const started = await this.#write(
      'visit.started',
      subject,
      {
        members: [person],
        position: { lat7: 396_000_000, lon7: 1_161_000_000, accuracyCm: 800 },
        observation: true,
      },
      [opened.hash],
      visit,
    );
    return { unit: await this.#run([opened, started]), head: started.hash };
  }

  /** The measured push: 24 answers in one entry, 3 findings, one signature. */
  async work(visit: string, head: string): Promise<WireRun> {
    const answered = await this.#write(
      'visit.answered',
      { type: 'visit', id: visit },
      { answers },
      [head],
      visit,
    );
    const findings: SealedEntry[] = [];
    for (let n = 0; n < 3; n += 1) {
      const subject: Subject = { type: 'finding', id: idOf('fnd', `${visit}/${n}`) };
      findings.push(await this.#write('finding.recorded', subject, findingOf(visit), [], visit));
    }
    return await this.#run([answered, ...findings]);
  }
}
