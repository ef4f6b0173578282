import type { FileRef } from '@mingcha/domain/papers';
import { type Api, codeApi } from './client.ts';
import { serveOnReceipt } from './on-receipt.ts';
import { inventedName, inventedPhone } from './people.ts';
import { type Brought, unitId, type World } from './rounds.ts';
import { attach } from './walk/attach.ts';
import { signedSheet } from './walk/signed-sheet.ts';

/** How far a case of the demonstration gets. */
type Ending = 'investigating' | 'noticed' | 'defended' | 'in-effect' | 'ended';
type Burden = { measures: string[]; months: number | null };

interface Plan {
  readonly unit: boolean;
  readonly ending: Ending;
  readonly told: Burden;
  readonly decided?: Burden;
}

const admonish = { measures: ['ADMONISH'], months: 6 };
const warn = { measures: ['WARN'], months: 6 };
const demerit = { measures: ['DEMERIT'], months: 12 };
const criticised = { measures: ['UNIT_CRIT'], months: null };

/** Each is another unit's; the fourth and the fifth are contested later. */
const plans: readonly Plan[] = [
  { unit: false, ending: 'investigating', told: warn },
  { unit: false, ending: 'noticed', told: admonish },
  { unit: false, ending: 'defended', told: warn },
  { unit: false, ending: 'in-effect', told: demerit, decided: warn },
  { unit: false, ending: 'in-effect', told: demerit, decided: demerit },
  { unit: true, ending: 'ended', told: criticised, decided: criticised },
];

interface Case extends Plan {
  readonly id: string;
  /** Who speaks: the person, or the chief of the unit. */
  readonly speaker: string;
}

/** Sheets of the demonstration: one scan stands for all of a kind. */
interface Scans {
  readonly minutes: FileRef;
}

const investigators = ['discipline', 'discipline2'];
const forum = ['discipline3', 'discipline4', 'leader2'];
const reviewers = ['discipline5', 'reviewer2', 'reviewer3'];

/** Some of what was confirmed in the counties, from the proposal to where each case has got to. */
export class Cases {
  readonly #world: World;
  readonly #scans: Scans;
  readonly #cases: readonly Case[];

  private constructor(world: World, scans: Scans, cases: readonly Case[]) {
    this.#world = world;
    this.#scans = scans;
    this.#cases = cases;
  }

  /** Proposed by the director, approved by the leader in charge, handed over. */
  static async propose(world: World, found: readonly Brought[]): Promise<Cases> {
    const director = await world.cast.as('director');
    const { rows } = await director.findings.list.query({ state: ['confirmed', 'disposed'], limit: 100 });
    const stands = new Set(rows.map((row) => row.id));
    const faults = found.flatMap(({ findings }) =>
      findings.filter(({ id, seen }) => stands.has(id) && seen.style !== 'PRAISE').slice(0, 1),
    );
    const scans = await scansOf(world);
    const cases: Case[] = [];
    for (const [n, plan] of plans.entries()) {
      const finding = faults[n];
      if (finding === undefined) throw new Error('fewer units with a fault than cases');
      cases.push(await proposed(world, plan, finding, n));
    }
    return new Cases(world, scans, cases);
  }

  /** Taken up by two who were not there; some are told at once what is considered. */
  async investigate(): Promise<void> {
    for (const { id, ending } of this.#cases) {
      await this.#step('discipline', id, (api, target) =>
        api.cases.accept.mutate({ ...target, investigators: investigators.map(this.#personOf) }),
      );
      if (ending !== 'investigating' && ending !== 'noticed') await this.#tell([id]);
    }
  }

  /** Told so late that the period is still running today. */
  async tellTheLast(): Promise<void> {
    await this.#tell(this.#cases.filter(({ ending }) => ending === 'noticed').map(({ id }) => id));
  }

  async #tell(ids: readonly string[]): Promise<void> {
    for (const { id, told } of this.#cases.filter((each) => ids.includes(each.id))) {
      await this.#step('discipline', id, (api, target) =>
        api.cases.issueNotice.mutate({
          ...target,
          ...told,
          facts: '经调查核实：当日上班时间所在窗口无人值守，无请假和代岗记录，群众等候时间较长。',
          basis: '《中华人民共和国公职人员政务处分法》第三十九条第（二）项；本机关调查报告',
        }),
      );
      await this.#hand('cases.serveNotice', id);
    }
  }

  /** Carried there and typed by one investigator, compared by the other. */
  async #hand(act: string, id: string): Promise<void> {
    await serveOnReceipt(this.#world, {
      act,
      target: { id },
      said: { method: 'direct', receivedBy: '本人' },
      carrier: 'discipline',
      checker: 'discipline2',
    });
    this.#pause();
  }

  /** Nobody of them has an account: each defends with the code on the sheet that was handed to them. */
  async hear(): Promise<void> {
    for (const { id, unit, ending, speaker } of this.#cases) {
      if (ending === 'investigating' || ending === 'noticed') continue;
      const holder = await this.#byCode(id, unit, speaker);
      const version = (await holder.cases.own.query()).rows[0]?.version ?? 0;
      await holder.cases.defend.mutate({
        id,
        expected: version,
        waived: false,
        statement: '当日轮岗交接，离开窗口前已向值班长口头报告。',
        points: [
          { n: 1, text: '离岗系交接，时间没有告知书所写的那么长。' },
          { n: 2, text: '事后已当面向群众致歉，并补办了业务。' },
        ],
        files: [],
      });
      this.#pause();
    }
  }

  /** Each point is answered; then people sit together, and one of them signs. */
  async decide(): Promise<void> {
    for (const { id, unit, ending, decided } of this.#cases) {
      if (decided === undefined) continue;
      await this.#step('discipline', id, (api, target) =>
        api.cases.answerDefence.mutate({
          ...target,
          points: [
            { n: 1, outcome: 'partly', text: '交接属实；监控显示窗口空置三十一分钟，已更正。' },
            { n: 2, outcome: 'accepted', text: '查证属实，作为从轻情节。' },
          ],
          forum: forum.map(this.#personOf),
        }),
      );
      const today = this.#world.clock.today();
      await this.#step(unit ? 'leader2' : 'discipline3', id, (api, target) =>
        api.cases.decide.mutate({
          ...target,
          ...decided,
          discussion: {
            on: today,
            participants: forum.map(this.#personOf),
            minutes: this.#scans.minutes,
          },
          reasons: '事实清楚，证据充分。申辩第二点成立，予以从轻；第一点部分成立。',
          basis: '《中华人民共和国公职人员政务处分法》第三十九条第（二）项、第十一条',
          from: today,
        }),
      );
      if (ending !== 'in-effect' && ending !== 'ended') continue;
      for (const to of unit ? (['unit'] as const) : (['person', 'unit'] as const))
        await this.#hand(`cases.serve.${to}`, id);
    }
  }

  /** Two ask for another look, with a code again. Both are taken up by people who had no part in it. */
  async contest(): Promise<string | null> {
    const contested = this.#cases.filter(({ ending }) => ending === 'in-effect');
    let last: string | null = null;
    for (const { id, unit, speaker } of contested) {
      const filed = await (await this.#byCode(id, unit, speaker)).appeals.file.mutate({
        about: { type: 'case', id },
        route: 'SUPERVISION_REVIEW',
        grounds: '窗口空置时间认定偏长，且已当场改正，处理偏重。',
        requests: '请求变更为较轻的处理。',
        files: [],
      });
      this.#pause();
      const accepted = await (await this.#as('reviewer2')).appeals.accept.mutate(next(filed));
      this.#pause();
      await (await this.#as('discipline5')).appeals.assign.mutate({
        ...next(accepted),
        reviewers: reviewers.slice(0, 2).map(this.#personOf),
      });
      this.#pause();
      last = filed.id;
    }
    return last;
  }

  /** One of them ends lighter, and the case says so. */
  async settle(appeal: string): Promise<void> {
    const reviewing = await (await this.#as('discipline5')).appeals.get.query({ id: appeal });
    await (await this.#as('discipline5')).appeals.decide.mutate({
      ...next(reviewing.appeal),
      result: 'changed',
      ...warn,
      facts: '复核查明：窗口空置三十一分钟，当日已恢复值守并向群众致歉。',
      reasons: '改正及时，未造成严重后果，原决定偏重，变更为警告。',
      discussion: {
        on: this.#world.clock.today(),
        participants: reviewers.map(this.#personOf),
        minutes: this.#scans.minutes,
      },
    });
    this.#pause();
    await serveOnReceipt(this.#world, {
      act: 'appeals.serve',
      target: { id: appeal },
      said: { method: 'direct', receivedBy: '本人' },
      carrier: 'reviewer2',
      checker: 'discipline5',
    });
    this.#pause();
    const director = await this.#as('director');
    const served = await director.appeals.get.query({ id: appeal });
    await director.appeals.execute.mutate({
      ...next(served.appeal),
      did: [{ what: 'decision-changed' }],
    });
    this.#pause();
  }

  async #step(
    username: string,
    id: string,
    act: (api: Api, target: { id: string; expected: number }) => Promise<unknown>,
  ): Promise<void> {
    const api = await this.#as(username);
    const { version } = (await api.cases.get.query({ id })).case;
    await act(api, { id, expected: version });
    this.#pause();
  }

  async #byCode(id: string, unit: boolean, person: string): Promise<Api> {
    const { clock, url } = this.#world;
    const { code } = await (await this.#as('discipline')).passes.issue.mutate({
      about: { type: 'case', id },
      role: unit ? 'chief' : 'party',
      person,
      until: clock.now() + 14 * 86_400_000,
    });
    this.#pause();
    return codeApi(url, code);
  }

  #as = (username: string): Promise<Api> => this.#world.cast.as(username);
  #personOf = (username: string): string => this.#world.cast.personOf(username);
  #pause(): void {
    this.#world.clock.moveTo(this.#world.clock.now() + 60_000);
  }
}

const next = ({ id, version }: { readonly id: string; readonly version: number }) => ({
  id,
  expected: version,
});

async function scansOf({ cast, url }: World): Promise<Scans> {
  const by = { username: 'discipline', password: cast.passwordOf('discipline') };
  return {
    minutes: await attach(url, by, { bytes: await signedSheet(11), name: '集体讨论记录.jpg' }),
  };
}

async function proposed(
  world: World,
  plan: Plan,
  { id: finding, seen }: Brought['findings'][number],
  n: number,
): Promise<Case> {
  const { cast, clock, registry } = world;
  const pause = () => clock.moveTo(clock.now() + 60_000);
  const unit = unitId(registry, seen.unit);
  const person = plan.unit ? null : await worker(world, unit, n);
  const director = await cast.as('director');
  const made = await director.cases.propose.mutate({
    person,
    unit: person === null ? unit : null,
    role: person === null ? 'leading' : 'direct',
    findings: [finding],
    facts: `${seen.observation}经单位核对，事实清楚。`,
    clauses: ['NEGLECT'],
    measures: plan.told.measures,
    factors: [],
    organ:
      person === null
        ? { authority: 'GOVERNMENT', name: '清源市人民政府' }
        : { authority: 'SUPERVISION', name: '清源市监察委员会' },
  });
  pause();
  const approved = await (await cast.as('leader')).cases.approve.mutate({
    ...next(made),
    opinion: '同意移交，由有权机关依规办理。',
  });
  pause();
  await director.cases.transfer.mutate({
    ...next(approved),
    handover: ['事实确认书一份', '现场照片目录一份'],
  });
  pause();
  return { ...plan, id: made.id, speaker: person ?? registry.chief.get(unit) ?? '' };
}

/** Somebody who works at the window, without an account. */
async function worker({ cast }: World, unit: string, n: number): Promise<string> {
  const planner = await cast.as('planner');
  const { id } = await planner.registry.registerPerson.mutate({
    name: inventedName(700 + n),
    phone: inventedPhone(7000 + n),
    unit,
  });
  return id;
}

/** Three proposals of today: one waits for the leader, one to be handed over, one at the competent organ. */
export async function callToAccount({ cast, clock }: World): Promise<void> {
  const director = await cast.as('director');
  const pause = () => clock.moveTo(clock.now() + 60_000);
  const { rows } = await director.findings.list.query({ state: ['confirmed'], limit: 50 });
  const faults = rows.filter((row) => row.style !== 'PRAISE' && row.unit !== null).slice(0, 3);
  for (const [step, finding] of faults.entries()) {
    const made = await director.cases.propose.mutate({
      person: null,
      unit: finding.unit,
      role: 'leading',
      findings: [finding.id],
      facts: `${finding.observation ?? '窗口服务不到位'}，经单位核对，事实清楚。`,
      clauses: ['NEGLECT'],
      measures: [step === 0 ? 'UNIT_CRIT' : 'UNIT_TALK'],
      factors: [],
      organ: { authority: 'GOVERNMENT', name: '清源市人民政府' },
    });
    pause();
    if (step === 0) continue;
    const approved = await (await cast.as('leader')).cases.approve.mutate({
      ...next(made),
      opinion: '同意移交，由有权机关依规办理。',
    });
    pause();
    if (step === 1) continue;
    await director.cases.transfer.mutate({
      ...next(approved),
      handover: ['事实确认书一份', '现场照片目录一份'],
    });
    pause();
  }
}
