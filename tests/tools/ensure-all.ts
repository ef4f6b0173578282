import { allTools, ensureTools } from './ensure-tools.ts';

// First step of `npm test`: whatever the later steps need is there before they start, or one line says what is missing.
for (const [tool, path] of Object.entries(ensureTools(allTools))) process.stdout.write(`${tool}: ${path}\n`);
