import { defineFold } from '@mingcha/db';
import type { Recorded } from '@mingcha/domain';
import { firstOf, versionOf } from '../folding.ts';

const last = (entries: readonly Recorded[], kind: Recorded['kind']) =>
  entries.findLast((entry) => entry.kind === kind);

export const foldAccount = defineFold({
  tables: ['PersonAccount'],
  rows(entries) {
    const opened = firstOf(entries, 'account.opened');
    if (opened === undefined) return { PersonAccount: [] };
    const closed = last(entries, 'account.closed');
    const credential = last(entries, 'credential.set');
    return {
      PersonAccount: [
        {
          id: opened.subject.id,
          subjectId: opened.subject.id,
          office: opened.office,
          person: opened.payload.person,
          username: opened.payload.username,
          open: closed === undefined,
          openedBy: opened.actor.person,
          openedAt: opened.at,
          closedAt: closed?.at ?? null,
          reason: closed?.kind === 'account.closed' ? closed.payload.reason : null,
          digest: credential?.kind === 'credential.set' ? credential.payload.digest : null,
          digestSetAt: credential?.at ?? null,
          version: versionOf(entries),
        },
      ],
    };
  },
});

export const foldRoleGrant = defineFold({
  tables: ['RoleGrant'],
  rows(entries) {
    const granted = firstOf(entries, 'role.granted');
    if (granted === undefined) return { RoleGrant: [] };
    const revoked = last(entries, 'role.revoked');
    return {
      RoleGrant: [
        {
          id: granted.subject.id,
          subjectId: granted.subject.id,
          office: granted.office,
          person: granted.payload.person,
          role: granted.payload.role,
          seat: granted.payload.seat ?? null,
          active: revoked === undefined,
          grantedBy: granted.actor.person,
          grantedAt: granted.at,
          revokedBy: revoked?.actor.person ?? null,
          revokedAt: revoked?.at ?? null,
          version: versionOf(entries),
        },
      ],
    };
  },
});

export const foldDevice = defineFold({
  tables: ['Device'],
  rows(entries) {
    const proposed = firstOf(entries, 'device.proposed');
    if (proposed === undefined) return { Device: [] };
    const enrolled = last(entries, 'device.enrolled');
    const refused = last(entries, 'device.refused');
    const revoked = last(entries, 'device.revoked');
    const purged = last(entries, 'device.purged');
    const asked = last(entries, 'device.release-asked');
    const released = last(entries, 'device.released');
    const doubled = last(entries, 'device.doubled');
    const resolved = last(entries, 'device.resolved');
    const twice = doubled?.kind === 'device.doubled' ? doubled : null;
    const decided = resolved?.kind === 'device.resolved' ? resolved : null;
    const waits = twice !== null && (decided === null || (decided.expected ?? 0) < (twice.expected ?? 0));
    const report = purged?.kind === 'device.purged' ? purged.payload : null;
    const wish = asked?.kind === 'device.release-asked' ? asked : null;
    const end = revoked?.kind === 'device.revoked' ? revoked.payload : null;
    const addressed = last(entries, 'device.addressed');
    const recovered = last(entries, 'device.recovered');
    const before = proposed.payload.predecessor;
    const no = refused?.kind === 'device.refused' ? refused.payload : null;
    return {
      Device: [
        {
          id: proposed.subject.id,
          subjectId: proposed.subject.id,
          office: proposed.office,
          name: proposed.payload.name,
          writer: proposed.payload.writer,
          publicKey: proposed.payload.publicKey,
          alg: proposed.payload.alg,
          persons: [...proposed.payload.persons],
          state:
            released !== undefined
              ? 'released'
              : end !== null
                ? 'revoked'
                : no !== null
                  ? 'refused'
                  : enrolled !== undefined
                    ? 'enrolled'
                    : 'proposed',
          proposedBy: proposed.actor.person,
          proposedAt: proposed.at,
          enrolledBy: enrolled?.actor.person ?? null,
          enrolledAt: enrolled?.at ?? null,
          revokedBy: revoked?.actor.person ?? null,
          revokedAt: revoked?.at ?? null,
          lastSeq: end?.lastSeq ?? null,
          lastHash: end?.lastHash ?? null,
          reason: end?.reason ?? no?.reason ?? null,
          recipient: addressed?.kind === 'device.addressed' ? addressed.payload.recipient : null,
          predecessor: before?.device ?? null,
          predecessorSeq: before?.seq ?? null,
          predecessorHash: before?.hash ?? null,
          recovered:
            recovered?.kind === 'device.recovered' ? { ...recovered.payload, readAt: recovered.at } : null,
          purgedAt: report?.at ?? null,
          keptEntries: report?.keptEntries ?? null,
          keptMedia: report?.keptMedia ?? null,
          releaseAskedBy: wish?.actor.person ?? null,
          releaseReason: wish?.payload.reason ?? null,
          doubled: waits ? twice.payload.found : null,
          doubledSeq: waits ? twice.payload.seq : null,
          doubledAt: waits ? twice.at : null,
          resolved: decided?.payload.outcome ?? null,
          resolvedBy: decided?.actor.person ?? null,
          resolvedAt: decided?.at ?? null,
          resolvedReason: decided?.payload.reason ?? null,
          releasedBy: released?.actor.person ?? null,
          releasedAt: released?.at ?? null,
          version: versionOf(entries),
        },
      ],
    };
  },
});

export const foldPersonKey = defineFold({
  tables: ['PersonKey'],
  rows(entries) {
    const enrolled = firstOf(entries, 'person-key.enrolled');
    if (enrolled === undefined) return { PersonKey: [] };
    return {
      PersonKey: [
        {
          id: enrolled.subject.id,
          subjectId: enrolled.subject.id,
          office: enrolled.office,
          person: enrolled.payload.person,
          device: enrolled.payload.device,
          publicKey: enrolled.payload.publicKey,
          alg: enrolled.payload.alg,
          enrolledAt: enrolled.at,
          version: versionOf(entries),
        },
      ],
    };
  },
});

export const foldLane = defineFold({
  tables: ['ServerLane'],
  rows(entries) {
    const opened = firstOf(entries, 'lane.opened');
    if (opened === undefined) return { ServerLane: [] };
    return {
      ServerLane: [
        {
          id: opened.subject.id,
          subjectId: opened.subject.id,
          office: opened.office,
          writer: opened.payload.writer,
          publicKey: opened.payload.publicKey,
          alg: opened.payload.alg,
          openedAt: opened.at,
          version: versionOf(entries),
        },
      ],
    };
  },
});
