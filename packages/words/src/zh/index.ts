import { flattenRefusals } from '../translated.ts';
import { backup } from './backup.ts';
import { capture } from './capture.ts';
import { carry } from './carry.ts';
import { desk } from './desk.ts';
import { documents } from './documents.ts';
import { evidence } from './evidence.ts';
import { field } from './field.ts';
import { leavingField } from './field-leaving.ts';
import { fieldMeasures } from './field-measures.ts';
import { fieldSync } from './field-sync.ts';
import { fieldVault } from './field-vault.ts';
import { filling } from './filling.ts';
import { measures } from './measures.ts';
import { notices } from './notices.ts';
import { packages } from './packages.ts';
import { refusals } from './refusals.ts';
import { secure } from './secure.ts';
import { server } from './server.ts';
import { shell } from './shell.ts';
import { terms } from './terms.ts';
import { ui } from './ui.ts';
import { verifying } from './verify.ts';

export const zh = {
  ...terms,
  ...flattenRefusals(refusals),
  ...desk,
  ...backup,
  ...capture,
  ...evidence,
  ...field,
  ...fieldVault,
  ...leavingField,
  ...fieldSync,
  ...carry,
  ...fieldMeasures,
  ...filling,
  ...measures,
  ...notices,
  ...documents,
  ...packages,
  ...secure,
  ...server,
  ...shell,
  ...ui,
  ...verifying,
};
