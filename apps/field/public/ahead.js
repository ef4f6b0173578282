// Run before any module is. The content policy forbids making code from text: zod would try once, at the first schema, and be
// stopped aloud; a module could come too late to say so, for the bundler may run the schemas of a shared file before it.
globalThis.__zod_globalConfig = { jitless: true };

// What the first screen needs, asked for while the scripts that would ask for it are still on their way. The language as
// preferredLanguage() of the shared parts has it. Without a kept shell this is a new tablet, and its first page is needed too.
{
  const names = document.currentScript.dataset;
  const ask = (rel, as, href) =>
    document.head.append(
      Object.assign(document.createElement('link'), { rel, as, crossOrigin: 'anonymous', href }),
    );
  const chosen = localStorage.getItem('app.language') ?? navigator.language;
  ask('preload', 'fetch', chosen.startsWith('en') ? names.en : names.zh);
  if (navigator.serviceWorker?.controller === null)
    for (const name of names.first.split(' '))
      if (name.endsWith('.css')) ask('preload', 'style', name);
      else ask('modulepreload', 'script', name);
}
