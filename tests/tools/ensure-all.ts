import { allTools, ensureTools } from './ensure-tools.ts';

ensureTools(allTools);
