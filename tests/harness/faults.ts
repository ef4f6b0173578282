import type { BrowserContext } from '@playwright/test';

const mark = 'content policy';

/** In the page: what the policy stopped, even where the code caught it and went on. */
function reportViolations(prefix: string): void {
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => {
    console.error(`${prefix}: ${effectiveDirective} stopped ${blockedURI} in ${sourceFile}`);
  });
}

/** Collects what the pages of a context did not catch, and everything that the content policy stopped. */
export async function collectFaults(context: BrowserContext, faults: string[]): Promise<void> {
  await context.addInitScript(reportViolations, mark);
  context.on('weberror', (error) => faults.push(error.error().message));
  context.on('console', (line) => {
    const text = line.text();
    if (text.startsWith(mark) || /content security policy/i.test(text)) faults.push(text);
  });
}
