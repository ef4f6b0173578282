import { describe, expect, it } from 'vitest';
import type { DispatchFacts } from '../src/dispatches/dispatch.ts';
import { dispatchLifecycle } from '../src/dispatches/dispatch-lifecycle.ts';
import { as, hash, id, lin, qian, zhao } from './people.ts';
import { Story } from './story.ts';

const [land, water] = [id('unit', 'land'), id('unit', 'water')];
const [bulletin, other] = [id('bulletin', 'five'), id('bulletin', 'six')];
type Named = NonNullable<DispatchFacts['withdrawn']>;
const named: Named = {
  revoked: true,
  wasOut: true,
  isNotice: false,
  noticed: false,
  secrecy: 'internal',
  addressees: [land, water],
};

const draft = {
  type: 'draftDispatch' as const,
  withdraws: { type: 'bulletin' as const, id: bulletin },
  secrecy: 'internal' as const,
  items: [],
  findings: [],
  text: {
    form: 'withdrawal' as const,
    title: '关于撤销通报的通知',
    copies: 'return' as const,
    remarks: '',
    contact: { person: '赵同志', phone: '0538-1234567' },
  },
};
const planner = (change: Partial<Named> | null = {}) =>
  as<DispatchFacts>(zhao, 'planner', { withdrawn: change === null ? null : { ...named, ...change } });
const signing = {
  viewHash: hash('view'),
  characters: 100,
  code: '清督函',
  nextSerial: 8,
  before: 0,
  today: '2026-11-24',
};
const sign = { type: 'signDispatch' as const, viewHash: hash('view'), opinion: '同意' };
const begun = () => new Story(dispatchLifecycle).did(draft, planner());
const refused = (change: Partial<Named> | null, command = draft as typeof draft) =>
  new Story(dispatchLifecycle).refusal(command, planner(change))?.code ?? null;

describe('a withdrawal notice', () => {
  it('goes to every unit that had what it withdraws, whoever the draft names', () => {
    expect(begun().state.fields).toMatchObject({ addressees: [land, water], form: 'withdrawal' });
    expect(begun().state.fields?.unit).toBeUndefined();
    const one = new Story(dispatchLifecycle).did({ ...draft, unit: water }, planner({ addressees: [land] }));
    expect(one.state.fields).toMatchObject({ addressees: [land], unit: land });
  });

  it('is drafted of what was revoked, after it went out, in this office', () => {
    expect(refused({ revoked: false })).toBe('dispatch.not-withdrawn');
    expect(refused({ wasOut: false })).toBe('dispatch.never-went-out');
    expect(refused(null)).toBe('not-found');
    expect(refused({})).toBeNull();
  });

  it('names what it withdraws, and that is no notice itself', () => {
    const { withdraws: _, ...nothing } = draft;
    expect(refused({}, nothing as typeof draft)).toBe('dispatch.incomplete');
    expect(refused({ isNotice: true })).toBe('dispatch.withdraws-notice');
  });

  it('is the only one that stands for a document', () => {
    expect(refused({ noticed: true })).toBe('dispatch.notice-exists');
  });

  it('is no less secret than what it quotes', () => {
    expect(refused({}, { ...draft, secrecy: 'none' as 'internal' })).toBe('dispatch.less-secret');
    expect(refused({ secrecy: 'work-secret' })).toBe('dispatch.less-secret');
    expect(refused({ secrecy: 'none' })).toBeNull();
  });

  it('keeps what it withdraws when it is revised', () => {
    const revise = { ...draft, type: 'reviseDispatch' as const };
    expect(begun().refusal(revise, planner())).toBeNull();
    const elsewhere = { ...revise, withdraws: { type: 'bulletin' as const, id: other } };
    expect(begun().refusal(elsewhere, planner())?.code).toBe('dispatch.about-changed');
  });

  it('is signed by a leader who did not draft it, and by no office head', () => {
    const by = (person: string, role: 'leader' | 'director') => as<DispatchFacts>(person, role, signing);
    expect(begun().refusal(sign, by(lin, 'director'))?.code).toBe('role-missing');
    expect(begun().refusal(sign, by(zhao, 'leader'))?.code).toBe('dispatch.signer-is-drafter');
    expect(begun().did(sign, by(qian, 'leader')).state.numbered?.number).toBe('清督函〔2026〕8号');
  });

  it('is served where it goes to one unit, and delivered by its issue where it goes to several', () => {
    const out = (addressees: readonly string[]) =>
      new Story(dispatchLifecycle)
        .did(draft, planner({ addressees }))
        .did(sign, as<DispatchFacts>(qian, 'leader', signing))
        .did(
          {
            type: 'recordDispatchRendering',
            sha256: hash('file'),
            size: 1,
            fingerprint: 'f',
            viewHash: hash('view'),
          },
          as<DispatchFacts>(qian, 'scheduler', {}),
        )
        .did({ type: 'issueDispatch', unsealed: true }, as<DispatchFacts>(zhao, 'planner', {}));
    const serve = {
      type: 'serveDispatch' as const,
      proof: { method: 'electronic' as const, at: 0, witnesses: [] },
    };
    const unit = as<DispatchFacts>(lin, 'liaison', {});
    expect(out([land, water]).refusal(serve, unit)?.code).toBe('dispatch.goes-to-no-unit');
    expect(out([land]).refusal(serve, unit)?.code).not.toBe('dispatch.goes-to-no-unit');
  });
});
