import { z } from 'zod';
import { FileRef } from './attachment.ts';

/** Whether a payload of this shape can name an attachment, however deep. */
export function holdsFile(schema: z.core.$ZodType): boolean {
  if (schema === FileRef) return true;
  if (schema instanceof z.ZodObject) return Object.values(schema.shape).some((each) => holdsFile(each));
  if (schema instanceof z.ZodArray) return holdsFile(schema.element);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return holdsFile(schema.def.innerType);
  if (schema instanceof z.ZodUnion) return schema.options.some((each) => holdsFile(each));
  if (schema instanceof z.ZodRecord) return holdsFile(schema.valueType);
  return false;
}
