// The content policy forbids making code from text. zod would try once, at the first schema, and be stopped aloud; a module
// could come too late to say so, for the bundler may run the schemas of a shared file before it.
globalThis.__zod_globalConfig = { jitless: true };
