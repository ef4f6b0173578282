import type { Database, WriterRecord } from '@mingcha/db';
import { checkSession, type KnownWriter } from '@mingcha/journal';
import type { AccessLog } from '../access-log/access-log.ts';
import type { DeviceSession } from '../context.ts';
import { ports } from '../journal/ports.ts';
import { refuse } from '../refused.ts';
import { stamp, unstamp } from './bearer.ts';

const challengeLasts = 2 * 60_000;
const bearerLasts = 30 * 60_000;

export interface DeviceSessions {
  challenge(): string;
  open(input: { writer: string; token: string; sig: string }): Promise<{
    bearer: string;
    expires: number;
    device: string;
    revoked: boolean;
  }>;
  /** From an `Authorization` header. The writer's state is read anew each time: a revocation works at once. */
  resolve(authorization: string | undefined): Promise<DeviceSession | null>;
}

export interface DeviceSessionParts {
  readonly db: Database;
  readonly accessLog: AccessLog;
  readonly key: Uint8Array;
  readonly now: () => number;
  readonly random: (n: number) => Uint8Array;
}

export function createDeviceSessions({
  db,
  accessLog,
  key,
  now,
  random,
}: DeviceSessionParts): DeviceSessions {
  return {
    challenge: () =>
      stamp(key, { purpose: 'challenge', subject: '', expires: now() + challengeLasts }, random(16)),

    async open({ writer, token, sig }) {
      if (unstamp(key, token, 'challenge', now()) === null) refuse('session-expired');
      const record = await db.read((reader) => reader.writer(writer));
      if (record === null || record.class !== 'tablet' || record.office === null)
        refuse('access.device-unknown');
      const proof = { v: 1, alg: record.alg, writer, token, sig };
      const checked = await checkSession(ports, proof, { writer: tabletOf(record), token });
      const event = {
        office: record.office,
        person: '',
        seat: null,
        noun: 'device',
        target: record.subject.id,
      };
      if (!checked.ok) {
        await accessLog.record({
          ...event,
          action: 'device-refused',
          facts: { because: checked.fault.code },
        });
        refuse('access.device-unknown');
      }
      await accessLog.record({ ...event, action: 'device-opened', facts: {} });
      const expires = now() + bearerLasts;
      return {
        bearer: stamp(key, { purpose: 'bearer', subject: writer, expires }, random(16)),
        expires,
        device: record.subject.id,
        revoked: record.state === 'revoked',
      };
    },

    async resolve(authorization) {
      const bearer = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
      if (bearer === undefined) return null;
      const stamped = unstamp(key, bearer, 'bearer', now());
      if (stamped === null) return null;
      const record = await db.read((reader) => reader.writer(stamped.subject));
      return record === null ? null : sessionOf(record);
    },
  };
}

/** What is known of a tablet by its key. A revoked one may still hand over what it recorded; it is given nothing. */
export function sessionOf({
  id,
  subject,
  office,
  persons,
  state,
  ...record
}: WriterRecord): DeviceSession | null {
  if (record.class !== 'tablet' || office === null) return null;
  return { device: subject.id, writer: id, office, persons, state };
}

const tabletOf = (record: WriterRecord): KnownWriter => ({
  writer: record.id,
  alg: record.alg,
  publicKey: record.publicKey,
  writerClass: record.class,
  office: record.office,
  enrolled: true,
  persons: new Set(record.persons),
  revoked: null,
});
