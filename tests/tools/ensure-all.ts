import { allTools, ensureTools } from './ensure-tools.ts';
import { ensurePreflight } from './preflight.ts';

ensureTools(allTools);
ensurePreflight();
