import type { Prisma } from '@mingcha/db';
import { isTombstone } from '@mingcha/domain';

/** A value as a JSON column holds it. */
export const json = (value: unknown): Prisma.JsonValue => JSON.parse(JSON.stringify(value ?? null));

/** The same for a personal value; null where it was lawfully erased. */
export const jsonOpen = (value: unknown): Prisma.JsonValue => (isTombstone(value) ? null : json(value));
