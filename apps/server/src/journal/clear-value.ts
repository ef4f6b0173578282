import type { Field, Json } from '@mingcha/journal';

/** A value that stands open in an entry; undefined when it is absent, sealed, withheld or erased. */
export function clearValue(fields: readonly Field[], path: string): Json | undefined {
  const field = fields.find((one) => one.path === path);
  return field !== undefined && 'value' in field ? field.value : undefined;
}
