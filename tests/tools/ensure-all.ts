import { allTools, aptInstall, ensureTools, isDebianRoot, isItselfHere } from './ensure-tools.ts';
import { ensurePreflight } from './preflight.ts';

const quickest = 'chromium-headless-shell';
// Any Chromium serves in its place; where it can be had, it is.
if (!isItselfHere(quickest) && isDebianRoot()) aptInstall([quickest]);
ensureTools(allTools);
ensurePreflight();
