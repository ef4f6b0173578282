import { describe, expect, it } from 'vitest';
import { passStates } from '../src/access/pass.ts';
import { roles } from '../src/access/roles.ts';
import { appealStates } from '../src/accountability/appeal.ts';
import { caseStates } from '../src/accountability/case.ts';
import { bulletinStates } from '../src/bulletins/bulletin.ts';
import { evidenceStates } from '../src/evidence/evidence.ts';
import { confirmationStates } from '../src/findings/confirmation.ts';
import { findingStates } from '../src/findings/finding.ts';
import { kinds, ruleOf } from '../src/kinds.ts';
import type { Context, Lifecycle } from '../src/lifecycle.ts';
import { lifecycles } from '../src/lifecycles.ts';
import { lookBackStates } from '../src/orders/look-back.ts';
import { orderStates } from '../src/orders/order.ts';
import { paperStates } from '../src/papers/paper.ts';
import { assignmentStates } from '../src/plans/assignment.ts';
import { planStates } from '../src/plans/plan.ts';
import { visitStates } from '../src/visits/visit.ts';
import { as, lin } from './people.ts';

const machines = {
  plan: planStates,
  assignment: assignmentStates,
  visit: visitStates,
  evidence: evidenceStates,
  finding: findingStates,
  confirmation: confirmationStates,
  bulletin: bulletinStates,
  case: caseStates,
  appeal: appealStates,
  order: orderStates,
  'look-back': lookBackStates,
  paper: paperStates,
  pass: passStates,
} as const;
type Name = keyof typeof machines;

const names = Object.keys(machines) as Name[];
const everyone = as(lin, [...roles, 'scheduler']);

/** The walk goes over states and commands by name, so the types are set aside at this one door. */
type AnyMachine = Lifecycle<{ status: string }, { type: string }, Context>;
const machine = (name: Name) => lifecycles[name] as unknown as AnyMachine;
const open = (name: Name) => machine(name).transitions.filter((row) => row.when === 'now');
const ask = (name: Name, status: string, command: string) => {
  const { decide, initial } = machine(name);
  const result = decide({ ...initial, status }, { type: command }, everyone);
  return result.ok ? null : result.refusal;
};

describe.each(names)('the table of the %s', (name) => {
  const commands = [...new Set(machine(name).transitions.map((row) => row.command))];

  it('every command is refused in every state that has no row for it, and the refusal names the state', () => {
    let walked = 0;
    for (const status of machines[name]) {
      for (const command of commands) {
        const rows = machine(name).transitions.filter(
          (row) => row.from === status && row.command === command,
        );
        if (rows.some((row) => row.when === 'now')) continue;
        walked += 1;
        const code = ask(name, status, command);
        expect(code?.code, `${command} in ${status}`).toBe(
          rows.length > 0 ? 'not-open-yet' : 'state-forbids',
        );
        if (rows.length === 0) expect(code?.facts.state).toBe(`state.${name}.${status}`);
      }
    }
    expect(walked).toBeGreaterThan(commands.length);
  });

  it('every row that is open is refused to whoever holds none of its roles', () => {
    for (const row of open(name)) {
      const { decide, initial } = machine(name);
      const result = decide({ ...initial, status: row.from }, { type: row.command }, as(lin, 'auditor'));
      expect(result.ok ? null : result.refusal.code, `${row.command} from ${row.from}`).toBe('role-missing');
    }
  });

  it('open rows record a kind of this subject, later rows record nothing', () => {
    for (const row of machine(name).transitions) {
      if (row.when === 'later') expect(row.kind).toBeNull();
      else expect(row.kind && ruleOf(row.kind).subject, row.command).toBe(name);
    }
  });

  it('speaks only of states it knows, and reaches every one of them', () => {
    const known: readonly string[] = machines[name];
    const reached = new Set(machine(name).transitions.map((row) => row.to));
    for (const row of machine(name).transitions)
      expect(known).toEqual(expect.arrayContaining([row.from, row.to]));
    for (const state of known) expect(state === 'none' || reached.has(state), state).toBe(true);
  });

  it('leaves no two open rows for one command in one state', () => {
    const seen = open(name).map((row) => `${row.from} ${row.command}`);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('a kind leads from one state to one state only', () => {
    // Two commands may say the same thing (served by the office, opened by the addressee), but not lead to two places.
    const ways = new Set(open(name).map((row) => `${row.from} ${row.kind} ${row.to}`));
    const kindsFrom = new Set(open(name).map((row) => `${row.from} ${row.kind}`));
    expect(kindsFrom.size).toBe(ways.size);
  });
});

/** From → to as the field's state machines list them; stages between that are not open yet are in the tables too. */
const field: Record<Name, readonly string[]> = {
  plan: [
    'draft→legal-review',
    'legal-review→pending-approval',
    'legal-review→returned',
    'pending-approval→approved',
    'pending-approval→returned',
    'approved→filed',
    'approved→in-progress',
    'filed→in-progress',
    'in-progress→suspended',
    'suspended→in-progress',
    'in-progress→completed',
    'completed→archived',
    'draft→cancelled',
    'legal-review→cancelled',
    'pending-approval→cancelled',
    'approved→cancelled',
    'filed→cancelled',
  ],
  assignment: [
    'created→recusal-check',
    'recusal-check→offered',
    'recusal-check→reassigned',
    'offered→accepted',
    'offered→declined',
    'accepted→released',
    'released→in-field',
    'in-field→returned-from-field',
    'returned-from-field→closed',
    'created→aborted',
    'released→aborted',
    'in-field→aborted',
  ],
  visit: [
    'scheduled→started',
    'started→ended',
    'ended→draft-paper',
    'draft-paper→submitted',
    'submitted→reviewed',
    'submitted→returned',
    'reviewed→locked',
    'scheduled→invalidated',
    'started→invalidated',
    'locked→invalidated',
    'started→aborted',
  ],
  evidence: [
    'captured→uploaded',
    'uploaded→verified',
    'verified→sealed',
    'verified→masked',
    'sealed→used',
    'used→retained',
    'used→destroyed',
    'captured→broken',
    'verified→excluded',
  ],
  finding: [
    'draft→proposed',
    'proposed→under-confirmation',
    'proposed→referred',
    'under-confirmation→confirmed',
    'under-confirmation→disputed',
    'disputed→confirmed',
    'disputed→dismissed',
    'confirmed→disposed',
    'disposed→closed',
    'closed→reopened',
    'draft→withdrawn',
    'proposed→withdrawn',
    'under-confirmation→withdrawn',
  ],
  confirmation: [
    'opened→served',
    'served→answered',
    'served→refused',
    'served→unanswered',
    'answered→replied',
  ],
  bulletin: [
    'draft→fact-check',
    'fact-check→privacy-review',
    'privacy-review→legal-review',
    'legal-review→pending-sign',
    'pending-sign→signed',
    'signed→numbered',
    // The field seals what was numbered; here it is printed in between.
    'numbered→rendered',
    'rendered→sealed',
    'sealed→served',
    'served→published',
    // Service with receipts is not open: what was issued is what is published.
    'issued→published',
    'published→corrected',
    'published→revoked',
    'published→archived',
  ],
  case: [
    'none→proposed',
    'proposed→approved',
    'approved→transferred',
    'transferred→investigating',
    'transferred→not-accepted',
    // The field writes the notice and serves it in one step; here nobody has it before it is served.
    'investigating→notice-issued',
    'notice-issued→prior-notice',
    'investigating→referred',
    'prior-notice→defence',
    'defence→deliberation',
    'deliberation→decided',
    'deliberation→exempted',
    'deliberation→dismissed',
    'decided→served',
    'served→in-effect',
    'in-effect→effect-ended',
    'effect-ended→archived',
  ],
  appeal: [
    'none→filed',
    'filed→supplement-asked',
    'filed→accepted',
    'filed→inadmissible',
    'accepted→reviewing',
    'reviewing→decided',
    'decided→served',
    'served→executed',
    'executed→closed',
    'executed→further-appeal',
    'filed→withdrawn',
  ],
  order: [
    'draft→pending-sign',
    'pending-sign→issued',
    'issued→served',
    'served→acknowledged',
    'served→objected',
    'acknowledged→in-rectification',
    'in-rectification→reported',
    'reported→verifying',
    'verifying→closed',
    'verifying→rejected',
    'rejected→in-rectification',
    'closed→archived',
    'closed→reopened',
    'reopened→in-rectification',
    'served→revoked',
  ],
  // LOOKBACK_DUE of the field, kept apart from the order so that its unit reads nothing of it.
  'look-back': ['none→due', 'due→recorded', 'recorded→due', 'recorded→confirmed'],
  paper: ['prepared→entered', 'entered→checked', 'entered→prepared', 'prepared→voided', 'entered→voided'],
  pass: [
    'issued→opened',
    'opened→spent',
    'issued→revoked',
    'opened→revoked',
    'issued→expired',
    'opened→expired',
  ],
};

describe.each(names)('the field’s own machine of the %s', (name) => {
  it.each(field[name])('has a row for %s', (step) => {
    expect(machine(name).transitions.map((row) => `${row.from}→${row.to}`)).toContain(step);
  });
});

describe('all tables together', () => {
  it('every kind of entry comes from a row or is named as standing outside the machines', () => {
    const fromRows = new Set(
      Object.values(lifecycles).flatMap((each) => each.transitions.map((row) => row.kind)),
    );
    expect(kinds.filter((kind) => !fromRows.has(kind)).sort()).toEqual([
      'access-log.anchored',
      'access-log.destroyed',
      'attested',
      'case-key.recovered',
      'fields.erased',
      'hold.released',
      'lane.opened',
      'log.contradicted',
      'log.entries-lost',
      'log.restored',
      'log.stamped',
      'series.taken',
      'verification.failed',
      'verification.passed',
    ]);
  });
});
