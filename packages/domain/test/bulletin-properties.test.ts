import { tries } from '@mingcha/soak';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { BulletinCommand } from '../src/bulletins/bulletin.ts';
import { bulletinLifecycle } from '../src/bulletins/bulletin-lifecycle.ts';
import { hash } from './people.ts';
import { bulletinDraft, bulletinFacts, land, observed, shown } from './stories.ts';
import { live, moments, timesTaken } from './walks.ts';

const bulletinCommands: readonly BulletinCommand[] = [
  { ...bulletinDraft },
  { ...bulletinDraft, type: 'reviseBulletin' },
  { type: 'factCheckBulletin', opinion: '属实' },
  { type: 'factCheckBulletin', opinion: '属实' },
  { type: 'privacyCheckBulletin', statement: '已核' },
  { type: 'privacyCheckBulletin', statement: '已核' },
  { type: 'reviewBulletin', opinion: '合规' },
  { type: 'reviewBulletin', opinion: '合规' },
  { type: 'returnBulletin', reason: '退回' },
  { type: 'signBulletin', viewHash: bulletinFacts.viewHash, opinion: '同意' },
  { type: 'signBulletin', viewHash: bulletinFacts.viewHash, opinion: '同意' },
  { type: 'numberBulletin' },
  {
    type: 'recordRendering',
    sha256: hash('pdf'),
    size: 1,
    fingerprint: 'r',
    viewHash: bulletinFacts.viewHash,
  },
  { type: 'issueBulletin', units: [land], unsealed: true },
  { type: 'publishBulletin', channels: [{ channel: 'government-site', name: '市政府门户网站' }] },
  { type: 'revokeBulletin', reason: '撤销' },
];

function noForbiddenBulletin(lifecycle: typeof bulletinLifecycle) {
  return fc.property(moments, (walk) => {
    const story = live(
      lifecycle,
      bulletinCommands,
      walk,
      ({ luck }) => ({
        ...bulletinFacts,
        findings: [
          {
            id: shown,
            status: luck % 7 === 0 ? ('withdrawn' as const) : ('confirmed' as const),
            visit: observed.visit,
          },
        ],
      }),
      (done, { state }) => {
        // What was signed for the administration stays there, whoever asks.
        expect(done.command.type).not.toBe('publishBulletin');
        const hands = [state.factChecker, state.privacyChecker, state.reviewer];
        if (done.command.type === 'signBulletin') {
          expect(state.drafters).not.toContain(done.person);
          expect(hands).not.toContain(done.person);
          for (const hand of hands) expect(state.drafters).not.toContain(hand);
          expect(done.luck % 7).not.toBe(0);
        }
        if (done.command.type === 'numberBulletin') expect(state.signer).not.toBeNull();
        if (done.command.type === 'issueBulletin') expect(state.rendered).not.toBeNull();
      },
    );
    const { numbered, signer } = story.state;
    expect(numbered === null || signer !== null).toBe(true);
  });
}

it('no sequence of commands numbers an unsigned bulletin, signs one’s own, or publishes', () => {
  fc.assert(noForbiddenBulletin(bulletinLifecycle), tries(800));
});

it.each(['signBulletin', 'numberBulletin', 'issueBulletin'])('the walks get as far as %s', (type) => {
  expect(timesTaken(type)).toBeGreaterThan(5);
});

it('this property can fail: it notices a machine that forgets who drafted and checked the bulletin', () => {
  const careless: typeof bulletinLifecycle = {
    ...bulletinLifecycle,
    decide: (state, command, context) =>
      bulletinLifecycle.decide(
        command.type === 'signBulletin'
          ? { ...state, factChecker: null, privacyChecker: null, reviewer: null }
          : state,
        command,
        context,
      ),
  };
  expect(() => fc.assert(noForbiddenBulletin(careless), tries(800))).toThrow();
});
