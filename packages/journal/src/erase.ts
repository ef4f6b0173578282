import { BrokenInvariant } from './errors.ts';
import type { Field } from './field.ts';
import { topOf } from './kind-rule.ts';
import { fieldDigest } from './payload.ts';
import type { DigestPort } from './ports.ts';

/** `paths` name fields, or a split key for all of its fields. A path that names nothing is a mistake of ours. */
function changeFields(
  fields: readonly Field[],
  paths: readonly string[],
  change: (field: Field) => Field,
): Field[] {
  const missing = paths.find((p) => !fields.some((field) => field.path === p || topOf(field.path) === p));
  if (missing !== undefined) throw new BrokenInvariant('no such field', { path: missing });
  return fields.map((field) =>
    paths.includes(field.path) || paths.includes(topOf(field.path)) ? change(field) : field,
  );
}

/** Salt, value and ciphertext go for good; `by` is the hash of the entry that ordered it. Erased before: stays as it was. */
export function eraseFields(
  ports: DigestPort,
  fields: readonly Field[],
  paths: readonly string[],
  by: string,
): Field[] {
  return changeFields(fields, paths, (field) =>
    'by' in field ? field : { path: field.path, digest: fieldDigest(ports, field), by },
  );
}

/** For an export that must not carry a value. What was erased still says so. */
export function withholdFields(
  ports: DigestPort,
  fields: readonly Field[],
  paths: readonly string[],
): Field[] {
  return changeFields(fields, paths, (field) =>
    'by' in field ? field : { path: field.path, digest: fieldDigest(ports, field) },
  );
}
