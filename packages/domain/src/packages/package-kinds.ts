import { z } from 'zod';
import { byServer } from '../kind-rule.ts';
import { Hash } from '../primitives.ts';
import { PackageFields } from './package.ts';

export const packageKinds = {
  'package.made': byServer('package', PackageFields, ['receiver']),
  'package.broken': byServer('package', z.strictObject({ file: Hash, found: Hash.nullable() })),
};
