import { describe, expect, it } from 'vitest';
import { accountLifecycle } from '../src/access/account-lifecycle.ts';
import { businessVerbs } from '../src/access/business-verbs.ts';
import { deviceLifecycle } from '../src/access/device-lifecycle.ts';
import { clashing } from '../src/access/exclusive.ts';
import { kindWriters, mayWrite } from '../src/access/kind-writers.ts';
import { matrix, may, scopeOf } from '../src/access/matrix.ts';
import { personKeyLifecycle } from '../src/access/person-key-lifecycle.ts';
import { roleGrantLifecycle } from '../src/access/role-grant-lifecycle.ts';
import { type Role, roles } from '../src/access/roles.ts';
import { verbOf, verbs } from '../src/access/verbs.ts';
import { MissingFact } from '../src/fact.ts';
import { kinds } from '../src/kinds.ts';
import { lifecycles } from '../src/lifecycles.ts';
import { as, chen, id, lin, sun, wang } from './people.ts';
import { Story } from './story.ts';

const administrators = ['system-admin', 'security-admin', 'auditor'] as const;
const business = roles.filter((role) => !(administrators as readonly Role[]).includes(role));

describe('three administrators', () => {
  it('are exclusive of each other and of every business role, in either order', () => {
    for (const one of administrators) {
      for (const other of roles.filter((role) => role !== one)) {
        expect(clashing([one], other)).toBe(one);
        expect(clashing([other], one)).toBe(other);
      }
    }
  });

  it('business roles do not exclude each other', () => {
    for (const one of business) for (const other of business) expect(clashing([one], other)).toBeNull();
  });

  it.each(administrators)('the %s reads nothing of the office’s business', (role) => {
    for (const verb of businessVerbs) expect(scopeOf([role], verb), verb).toBe('none');
  });

  it('the auditor sees headers only, and writes nothing', () => {
    expect(scopeOf(['auditor'], 'journal.read')).toBe('headers');
    const allowed = verbs.filter((verb) => may(['auditor'], verb));
    expect(allowed.sort()).toEqual([
      'journal.read',
      'journal.verify',
      'log.read',
      'notice.read',
      'server-key.read',
      'work.read',
    ]);
    expect(kinds.filter((kind) => kind !== 'attested' && mayWrite(kind, 'server', ['auditor']))).toEqual([]);
  });
});

describe('the matrix', () => {
  it('what is not written is not allowed', () => {
    expect(scopeOf([], 'finding.read')).toBe('none');
    expect(scopeOf(['party'], 'finding.read')).toBe('none');
    expect(scopeOf(['liaison'], 'finding.confirm')).toBe('none');
    expect(scopeOf(['scheduler'], 'finding.read')).toBe('none');
  });

  it('the widest reach of several roles counts', () => {
    expect(scopeOf(['inspector'], 'finding.read')).toBe('team');
    expect(scopeOf(['inspector', 'reviewer'], 'finding.read')).toBe('office');
    expect(scopeOf(['liaison'], 'bulletin.read')).toBe('unit');
  });

  it('a person who may ask for a step has a role of the table, and the other way round', () => {
    for (const [subject, { transitions }] of Object.entries(lifecycles)) {
      for (const row of transitions.filter((each) => each.when === 'now')) {
        const verb = verbOf(row.command);
        const people = row.roles.filter((role): role is Role => role !== 'scheduler');
        if (people.length === 0) {
          expect(verb, `${subject} ${row.command} is for the clock alone`).toBeNull();
          continue;
        }
        if (!verb) throw new Error(`${row.command} needs no right`);
        for (const role of people) expect(may([role], verb), `${role} ${verb} ${row.command}`).toBe(true);
      }
    }
  });

  it('names every role', () => {
    expect(Object.keys(matrix).sort()).toEqual([...roles].sort());
  });
});

describe('who may write what', () => {
  it('every kind has a class and at least one role', () => {
    for (const kind of kinds) expect(kindWriters.get(kind)?.roles.length, kind).toBeGreaterThan(0);
  });

  it('a tablet can neither confirm nor sign nor speak for the server', () => {
    expect(mayWrite('finding.confirmed', 'tablet', ['reviewer', 'director'])).toBe(false);
    expect(mayWrite('bulletin.signed', 'tablet', ['leader'])).toBe(false);
    expect(mayWrite('evidence.received', 'tablet', ['scheduler'])).toBe(false);
    expect(mayWrite('finding.recorded', 'tablet', ['inspector'])).toBe(true);
  });

  it('the server cannot invent what a tablet saw', () => {
    expect(mayWrite('finding.recorded', 'server', ['inspector'])).toBe(false);
    expect(mayWrite('evidence.captured', 'server', ['inspector'])).toBe(false);
    expect(mayWrite('attested', 'server', ['inspector'])).toBe(true);
  });
});

describe('granting', () => {
  const grant = { type: 'grantRole' as const, person: lin, role: 'inspector' as const };
  const refusal = (facts: object, by = sun) =>
    new Story(roleGrantLifecycle).refusal(
      grant,
      as(by, 'security-admin', { held: [], accountOpenedBy: null, ...facts }),
    )?.code;

  it('takes two people: who opened the account does not grant', () => {
    expect(refusal({ accountOpenedBy: sun })).toBe('access.account-opener-grants');
    expect(refusal({ accountOpenedBy: chen })).toBeUndefined();
  });

  it('is never to oneself, never twice, never across the administrators', () => {
    expect(refusal({}, lin)).toBe('access.grant-to-self');
    expect(refusal({ held: ['inspector'] })).toBe('access.already-held');
    expect(refusal({ held: ['auditor'] })).toBe('access.admins-exclusive');
  });

  it('the last security administrator stays', () => {
    const story = new Story(roleGrantLifecycle).did(
      { ...grant, role: 'security-admin' },
      as(sun, 'security-admin', { held: [], accountOpenedBy: null }),
    );
    const revoke = (securityAdmins: number) =>
      story.refusal({ type: 'revokeRole' }, as(sun, 'security-admin', { securityAdmins }))?.code;
    expect(revoke(1)).toBe('access.last-security-admin');
    expect(revoke(2)).toBeUndefined();
  });
});

describe('a guard that is not told its fact', () => {
  it('says so loudly and never passes', () => {
    const grant = { type: 'grantRole' as const, person: lin, role: 'inspector' as const };
    expect(() => new Story(roleGrantLifecycle).refusal(grant, as(sun, 'security-admin', {}))).toThrow(
      MissingFact,
    );
  });
});

describe('devices and keys', () => {
  const propose = {
    type: 'proposeDevice' as const,
    writer: 'a'.repeat(32),
    publicKey: 'key',
    alg: 'ed25519' as const,
    name: '平板 1',
    persons: [lin],
  };

  it('a tablet is let in by another person than the one who proposed it', () => {
    const device = new Story(deviceLifecycle).did(propose, as(chen, 'director', {}));
    const enrol = { type: 'enrolDevice' as const, digits: '481 516' };
    const agreed = { agreed: '481 516' };
    expect(device.refusal(enrol, as(chen, 'director', agreed))?.code).toBe('access.device-second-person');
    expect(device.did(enrol, as(sun, 'security-admin', agreed)).state.enrolledBy).toBe(sun);
  });

  it('is let in with the digits that it shows, however they are typed, and with no others', () => {
    const device = new Story(deviceLifecycle).did(propose, as(chen, 'director', {}));
    const said = (digits: string, agreed: string | null = '481 516') =>
      device.refusal({ type: 'enrolDevice', digits }, as(sun, 'security-admin', { agreed }))?.code;
    for (const same of ['481516', '481 516', '４８１５１６', ' 481-516 ']) expect(said(same)).toBeUndefined();
    for (const other of ['481517', '48151', '4815160', '', '000000'])
      expect(said(other)).toBe('access.digits-differ');
    expect(said('481516', null)).toBe('access.digits-gone');
    expect(() =>
      device.refusal({ type: 'enrolDevice', digits: '481516' }, as(sun, 'security-admin', {})),
    ).toThrow(MissingFact);
  });

  it('what a revoked tablet holds is opened by two people, the second of them a security administrator', () => {
    const enrolled = new Story(deviceLifecycle)
      .did(propose, as(chen, 'director', {}))
      .did({ type: 'enrolDevice', digits: '481516' }, as(sun, 'security-admin', { agreed: '481516' }));
    const ask = { type: 'askRelease' as const, reason: '找回后取证据' };
    const release = { type: 'releaseDevice' as const };
    expect(enrolled.refusal(ask, as(chen, 'director', {}))?.code).toBe('state-forbids');
    const lost = enrolled.did(
      { type: 'revokeDevice', lastSeq: 4, lastHash: null, reason: '遗失' },
      as(chen, 'director', {}),
    );
    expect(lost.refusal(release, as(sun, 'security-admin', {}))?.code).toBe('access.release-not-asked');
    const asked = lost.did(ask, as(sun, 'security-admin', {}));
    expect(asked.refusal(release, as(sun, 'security-admin', {}))?.code).toBe('access.release-second-person');
    expect(asked.refusal(release, as(lin, 'director', {}))?.code).toBe('role-missing');
    expect(asked.refusal(ask, as(chen, 'director', {}))?.code).toBe('access.release-asked-already');
    const released = asked.did(release, as(wang, 'security-admin', {}));
    expect(released.state.status).toBe('released');
    const report = { at: 1, entries: 3, media: 1, keptEntries: 0, keptMedia: 0, sig: 'sig' };
    expect(released.did({ type: 'purgeDevice', ...report }, as(chen, 'scheduler', {})).state).toMatchObject({
      status: 'released',
      purged: { at: 1, keptEntries: 0, keptMedia: 0 },
    });
  });

  it('a person enrols their own key, on a tablet that is let in and serves them', () => {
    const enrol = {
      type: 'enrolPersonKey' as const,
      person: lin,
      device: id('device', 'd'),
      publicKey: 'key',
      alg: 'ed25519' as const,
    };
    const code = (person: string, status: string, persons: string[]) =>
      new Story(personKeyLifecycle).refusal(enrol, as(person, 'inspector', { device: { status, persons } }))
        ?.code;
    expect(code(lin, 'enrolled', [lin])).toBeUndefined();
    expect(code(wang, 'enrolled', [lin])).toBe('not-allowed');
    expect(code(lin, 'proposed', [lin])).toBe('access.device-unknown');
    expect(code(lin, 'revoked', [lin])).toBe('access.device-revoked');
    expect(code(lin, 'enrolled', [wang])).toBe('access.person-not-of-device');
    expect(code(lin, 'enrolled', [])).toBeUndefined();
  });

  it('one account a person, one name an account', () => {
    const open = { type: 'openAccount' as const, person: lin, username: 'lin' };
    const code = (facts: object) =>
      new Story(accountLifecycle).refusal(
        open,
        as(chen, 'system-admin', { hasAccount: false, usernameTaken: false, ...facts }),
      )?.code;
    expect(code({ hasAccount: true })).toBe('access.account-exists');
    expect(code({ usernameTaken: true })).toBe('name-taken');
    expect(code({})).toBeUndefined();
  });
});
