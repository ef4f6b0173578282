import { z } from 'zod';
import { accessKinds } from './access/access-kinds.ts';
import { attestedKinds } from './access/attested-kinds.ts';
import { passKinds } from './access/pass.ts';
import { serverKeyKinds } from './access/server-key.ts';
import { appealKinds } from './accountability/appeal-kinds.ts';
import { caseKinds } from './accountability/case-kinds.ts';
import { bulletinKinds, seriesKinds } from './bulletins/bulletin-kinds.ts';
import { intercessionKinds } from './bulletins/intercession-kinds.ts';
import { dispatchKinds } from './dispatches/dispatch-kinds.ts';
import { evidenceKinds } from './evidence/evidence-kinds.ts';
import { confirmationKinds } from './findings/confirmation-kinds.ts';
import { findingKinds } from './findings/finding-kinds.ts';
import type { KindRule as RuleShape } from './kind-rule.ts';
import { lookBackKinds } from './orders/look-back-kinds.ts';
import { orderKinds } from './orders/order-kinds.ts';
import { packageKinds } from './packages/package-kinds.ts';
import { paperKinds } from './papers/paper-kinds.ts';
import { assignmentKinds, planKinds } from './plans/plan-kinds.ts';
import { type SubjectType, Tombstone } from './primitives.ts';
import { registryKinds } from './registry/registry-kinds.ts';
import { turnoverKinds } from './registry/turnover-kinds.ts';
import { retentionKinds } from './retention/retention-kinds.ts';
import { visitKinds } from './visits/visit-kinds.ts';

const all = {
  ...registryKinds,
  ...turnoverKinds,
  ...accessKinds,
  ...attestedKinds,
  ...serverKeyKinds,
  ...planKinds,
  ...assignmentKinds,
  ...visitKinds,
  ...evidenceKinds,
  ...findingKinds,
  ...confirmationKinds,
  ...bulletinKinds,
  ...seriesKinds,
  ...intercessionKinds,
  ...paperKinds,
  ...passKinds,
  ...caseKinds,
  ...appealKinds,
  ...orderKinds,
  ...lookBackKinds,
  ...dispatchKinds,
  ...packageKinds,
  ...retentionKinds,
};

export type Kind = keyof typeof all;
export interface KindRule extends RuleShape {
  readonly kind: Kind;
}

/** Every kind of entry there is, with who may write it and what it holds. */
export const kindRules: ReadonlyMap<Kind, KindRule> = new Map(
  (Object.entries(all) as [Kind, RuleShape][]).map(([kind, rule]) => [kind, { kind, ...rule }]),
);
export const kinds = [...kindRules.keys()] as readonly Kind[];

export const isKind = (kind: string): kind is Kind => Object.hasOwn(all, kind);

export function ruleOf(kind: Kind): KindRule {
  const rule = kindRules.get(kind);
  if (!rule) throw new Error(`no rule for kind ${kind}`);
  return rule;
}

/** What an author writes. */
export type PayloadOf<K extends Kind> = z.infer<(typeof all)[K]['payload']>;

type PersonalOf<K extends Kind> =
  (typeof all)[K] extends RuleShape<z.ZodObject, infer Personal> ? Personal : never;
type WithTombstones<T, Personal extends string> = {
  [Key in keyof T]: Key extends Personal ? T[Key] | Tombstone : T[Key];
};
/** What a reader gets: a personal value may have been erased meanwhile, or its key be missing here. */
export type RecordedPayload<K extends Kind> = WithTombstones<PayloadOf<K>, PersonalOf<K>>;

/** Checks a payload about to be written. */
export const checkPayload = (kind: Kind, payload: unknown) => ruleOf(kind).payload.safeParse(payload);

const recordedSchemas = new Map<Kind, z.ZodType>();

/** Every field may have become a tombstone. Made once a kind: every fold asks for it. */
function recordedSchemaOf(kind: Kind): z.ZodType {
  const known = recordedSchemas.get(kind);
  if (known) return known;
  const { payload, split } = ruleOf(kind);
  const shape = payload.shape as Record<string, z.ZodType>;
  // Of a split map single values may be gone.
  const values = z.record(z.string(), z.unknown());
  const lenient = Object.fromEntries(
    Object.entries(shape).map(([key, field]) => [
      key,
      z.union([split.includes(key) ? values : field, Tombstone]),
    ]),
  );
  const schema = z.strictObject(lenient);
  recordedSchemas.set(kind, schema);
  return schema;
}

/** Checks a payload as recorded: every field may have become a tombstone. */
export const checkRecordedPayload = (kind: Kind, payload: unknown) =>
  recordedSchemaOf(kind).safeParse(payload);

/** Whose key seals a subject's personal fields: its own, its visit's, or its person's. */
export const caseOf: Partial<Record<SubjectType, 'self' | 'visit' | 'person'>> = {
  visit: 'self',
  finding: 'visit',
  evidence: 'visit',
  assignment: 'self',
  bulletin: 'self',
  intercession: 'self',
  person: 'self',
  relation: 'person',
  account: 'person',
  paper: 'self',
  confirmation: 'visit',
  order: 'self',
  'look-back': 'self',
  case: 'self',
  appeal: 'self',
  leave: 'person',
  package: 'self',
  dispatch: 'self',
};
