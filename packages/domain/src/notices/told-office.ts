import { named, roles, discreetly as tell } from './notice.ts';

/** Registers, rights, tablets and papers: what the house does with itself. */
export const toldOffice = {
  'office.founded': 'kept',
  'unit.registered': 'asked',
  'unit.revised': 'asked',
  'unit.ended': 'asked',
  'person.registered': 'asked',
  'person.revised': 'asked',
  'seat.established': 'asked',
  'seat.revised': 'asked',
  'seat.ended': 'asked',
  'seat.filled': [tell('seat.filled', null, named('person'))],
  // What waits there falls to somebody, who has to know.
  'seat.vacated': [tell('seat.vacant', 'registry.read', roles('director'))],
  'inspector.appointed': [tell('inspector.appointed', null, named('person'))],
  'relation.declared': 'asked',
  'relation.revised': 'asked',
  'relation.ended': 'asked',
  'window.registered': 'asked',
  'window.revised': 'asked',
  'window.ended': 'asked',
  'post.registered': 'asked',
  'post.revised': 'asked',
  'post.ended': 'asked',
  'service-item.registered': 'asked',
  'service-item.revised': 'asked',
  'service-item.ended': 'asked',
  'area.prohibited': 'asked',
  'area.revised': 'asked',
  'area.ended': 'asked',
  'recorder.registered': 'asked',
  'recorder.revised': 'asked',
  'recorder.ended': 'asked',
  'calendar.loaded': 'asked',
  'taxonomy.adopted': 'asked',
  'checklist.adopted': 'asked',
  'rule-setting.adopted': 'asked',

  // Whoever did not set a password themselves must hear that it was set.
  'role.granted': [tell('role.granted', null, named('person'))],
  'role.revoked': [tell('role.revoked', null, named('person'))],
  'credential.set': [tell('credential.set', null, named('person'))],
  'account.opened': 'step',
  'account.closed': 'asked',
  'device.proposed': [tell('device.to-confirm', 'device.confirm', roles('director', 'security-admin'))],
  'device.enrolled': [tell('device.enrolled', null, named('members'))],
  'device.refused': 'asked',
  'device.addressed': 'kept',
  'device.recovered': 'asked',
  'device.revoked': [tell('device.revoked', null, named('members'))],
  // Whoever guards the house hears that one key has two hands, and who decides what becomes of it.
  'device.doubled': [tell('device.doubled', 'device.confirm', roles('director', 'security-admin'))],
  'device.resolved': [tell('device.resolved', null, named('members'))],
  'device.purged': 'asked',
  'device.release-asked': [tell('device.to-release', 'device.release', roles('security-admin'))],
  'device.released': 'asked',
  'person-key.enrolled': [tell('person-key.enrolled', null, named('person'))],
  'device.repinned': [tell('device.repinned', null, named('members'))],
  'server-key.proposed': [
    tell('server-key.to-confirm', 'server-key.confirm', roles('director', 'security-admin')),
  ],
  'server-key.confirmed': [
    tell('server-key.confirmed', 'server-key.read', roles('auditor', 'security-admin', 'system-admin')),
  ],
  'server-key.refused': 'asked',
  // Everybody who guards the house hears of it from the house, and not only from a tablet that asks to compare.
  'server-key.changed': [
    tell(
      'server-key.changed',
      'server-key.read',
      roles('auditor', 'security-admin', 'system-admin', 'director'),
    ),
  ],
  'lane.opened': 'kept',
  'log.restored': 'kept',
  // Who made one asked for it, and it stands on the case's page for everybody who may.
  'package.made': 'asked',
  'package.broken': 'asked',
  // Told whatever else they may read: that there are two histories is the one thing nobody may miss.
  'log.contradicted': [tell('log.contradicted', null, roles('auditor', 'security-admin', 'director'))],
  'log.entries-lost': [
    tell('log.entries-lost', null, roles('auditor', 'security-admin', 'system-admin', 'director')),
  ],
  'case-key.recovered': [
    tell('case-key.recovered', null, roles('auditor', 'security-admin', 'system-admin')),
  ],
  'log.stamped': 'kept',
  'verification.passed': 'kept',
  'verification.failed': [
    tell('verification.failed', null, roles('auditor', 'security-admin', 'system-admin', 'director')),
  ],
  'access-log.anchored': 'kept',
  'access-log.destroyed': 'kept',
  'hold.released': 'asked',
  'erasure.asked': [tell('erasure.to-decide', 'fields.erase', roles('director', 'privacy'))],
  'erasure.approved': [tell('erasure.decided', 'fields.erase', named('opener'))],
  'erasure.refused': [tell('erasure.decided', 'fields.erase', named('opener'))],
  'fields.erased': 'kept',
  'hold.placed': 'asked',
  // Whoever drew up a list that is not yet approved reads on it what is held.
  'hold.lifted': 'asked',
  'destruction.listed': [
    tell('destruction.to-decide', 'destruction.decide', roles('director', 'privacy', 'leader')),
  ],
  'destruction.log-listed': [
    tell('destruction.to-decide', 'destruction.decide', roles('director', 'privacy', 'leader')),
  ],
  'destruction.approved': [tell('destruction.decided', 'destruction.read', named('opener'))],
  'destruction.refused': [tell('destruction.decided', 'destruction.read', named('opener'))],
  'destruction.carried-out': [tell('destruction.carried-out', 'destruction.read', named('opener'))],
  attested: 'kept',

  'paper.prepared': 'step',
  'paper.entered': [
    tell('paper.to-check', 'paper.check', roles('planner', 'reviewer', 'director', 'discipline')),
  ],
  // The act that the paper stands for is an entry of its own and tells for itself.
  'paper.checked': 'step',
  'paper.mismatched': [tell('paper.mismatched', 'paper.enter', named('recorder'))],
  'paper.voided': 'asked',
  'pass.issued': 'step',
  'pass.opened': 'asked',
  'pass.spent': 'step',
  'pass.revoked': 'asked',
  'pass.expired': 'asked',
} as const;
