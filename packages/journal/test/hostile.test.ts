import { tries } from '@mingcha/soak';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { accept, LIMITS, prepareRun, REJECT_REASONS, type Verdict, type WireRun } from '../src/index.ts';
import { namedSigner, nodePorts } from './node-ports.ts';
import { createPen, factsWith, lane, onTheWire, type Pen, RULES, tablet, wire } from './world.ts';

let pen: Pen;
let push: WireRun;

beforeAll(async () => {
  pen = createPen('hostile');
  const first = await pen.write('finding.recorded', { observation: '窗口无人', style: 'LAZY' });
  await pen.write('visit.answered', { answers: { q1: true } }, { subject: { type: 'visit', id: 'vis_1' } });
  await pen.write('finding.proposed', { note: ['一', { a: 1 }] }, { after: [first.hash] });
  push = await wire(pen.signer, pen.written);
});

const judge = (input: unknown) => accept(nodePorts, input, { ...factsWith(), writer: tablet(pen.signer) });

function expectClean(verdict: Verdict): void {
  if (verdict.verdict === 'rejected') expect(REJECT_REASONS).toContain(verdict.reason);
}

/** Every place in a JSON value, as paths of keys. */
function places(value: unknown, at: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [
    at,
    ...Object.keys(value).flatMap((key) => places((value as Record<string, unknown>)[key], [...at, key])),
  ];
}

function put(value: unknown, at: readonly (string | number)[], junk: unknown): unknown {
  const [key, ...rest] = at;
  if (key === undefined) return junk;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >;
  copy[key] = put(copy[key], rest, junk);
  return copy;
}

describe('whatever is pushed', () => {
  test('junk gets a reason, not an exception', async () => {
    const junk = fc.anything({ withBigInt: true, withDate: true, withMap: true, withTypedArray: true });
    await fc.assert(
      fc.asyncProperty(junk, async (input) => {
        const judged = await judge(input);
        expect(judged.length).toBeGreaterThan(0);
        for (const { verdict } of judged) {
          expect(verdict.verdict).toBe('rejected');
          expectClean(verdict);
        }
      }),
      tries(300),
    );
  });

  test('junk in any place of an honest push gets a reason and is never taken for what was signed', async () => {
    const whole = onTheWire(push);
    const junk = fc.oneof(
      fc.anything(),
      fc.jsonValue(),
      fc.constantFrom('', '__proto__', 1.5, -1, 2 ** 60, [], {}),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places(whole)), junk, async (at, value) => {
        const spoiled = put(whole, at, value);
        const judged = await judge(spoiled);
        for (const { verdict } of judged) expectClean(verdict);
        const same = JSON.stringify(spoiled) === JSON.stringify(whole);
        // A salt, kid or ciphertext may change without a fault only where a sealed value hides it: its digest is what counts.
        const isHidden = at.at(-1) === 'ct' || at.at(-1) === 'kid';
        const isAllAccepted =
          judged.length === 3 && judged.every(({ verdict }) => verdict.verdict === 'accepted');
        if (isAllAccepted) expect(same || isHidden).toBe(true);
      }),
      tries(600),
    );
  });

  test('too much of anything is refused before anything is hashed', () => {
    let hashed = 0;
    const counting = {
      sha256: (bytes: Uint8Array) => {
        hashed += 1;
        return nodePorts.sha256(bytes);
      },
    };
    const whole = onTheWire(push);
    const entries = Array.from({ length: LIMITS.entriesPerRun + 1 }, () => whole.entries[0]);
    expect(prepareRun(counting, { ...whole, entries })).toMatchObject({ fault: { code: 'wire.oversized' } });
    expect(hashed).toBe(0);
  });
});

describe('a tablet', () => {
  test("can sign nothing that passes as the server's, whatever it writes into the header", async () => {
    const serverKinds = [...RULES.values()]
      .filter((rule) => rule.writerClass === 'server')
      .map((rule) => rule.kind);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...serverKinds),
        fc.integer({ min: 1, max: 9 }),
        fc.option(fc.nat(9), { nil: undefined }),
        fc.boolean(),
        async (kind, schema, expected, claimsLane) => {
          const bold = createPen('bold');
          const server = namedSigner('lane');
          const claim = claimsLane ? { writer: server.writer } : {};
          const entry = await bold.write(
            kind,
            {},
            { schema, ...claim, ...(expected === undefined ? {} : { expected }) },
          );
          const masked = { ...bold.signer, ...claim };
          const writer = claimsLane ? lane(server) : tablet(bold.signer);
          const judged = await accept(nodePorts, await wire(masked, [entry]), { ...factsWith(), writer });
          expect(judged.map(({ verdict }) => 'reason' in verdict && verdict.reason)).toEqual([
            claimsLane
              ? 'run.signature-wrong'
              : expected === undefined
                ? 'kind.writer-class-wrong'
                : 'header.expected-from-tablet',
          ]);
        },
      ),
      tries(60),
    );
  });

  test('can sign in no other name: every person outside its own is refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^per_[a-z2-7]{1,26}$/), async (person) => {
        const bold = createPen('bold');
        await bold.write('finding.proposed', {}, { actor: { person, seat: null } });
        const judged = await accept(nodePorts, await wire(bold.signer, bold.written), {
          ...factsWith(),
          writer: tablet(bold.signer),
        });
        const reason = person === 'per_li' ? undefined : 'entry.actor-not-bound';
        expect(judged.map(({ verdict }) => ('reason' in verdict ? verdict.reason : undefined))).toEqual([
          reason,
        ]);
      }),
      tries(40),
    );
  });
});
