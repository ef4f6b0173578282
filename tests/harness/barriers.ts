import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

interface Looking {
  /** Whether colours are looked at: they cost axe most of its time, and are the same in every language. */
  readonly colours?: boolean;
}

/** WCAG 2.2 A and AA as axe sees it; what it calls serious or critical is a fault of ours. */
export async function faultsOf(page: Page, looking: Looking = {}): Promise<string[]> {
  // Not until nothing is on its way: the desk listens to the server as long as it is open.
  await page.waitForFunction(isFilled, undefined, { timeout: 5000 }).catch(() => {});
  return axeFaultsOf(page, looking);
}

/** In the page: nothing that is still coming has its place held. */
const isFilled = (): boolean => document.querySelector('[aria-busy="true"]') === null;

async function axeFaultsOf(page: Page, { colours = true }: Looking): Promise<string[]> {
  await page.evaluate(changed);
  // A document shown by the browser's own viewer is not a page of ours; for such frames alone axe would open a second page each time.
  // What it finds in order it need not describe.
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .exclude('iframe')
    .setLegacyMode();
  const { violations } = await (colours ? axe : axe.disableRules(['color-contrast'])).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')})`,
    );
}

/** In the page: colours that are on their way from one to the other are neither. */
async function changed(): Promise<void> {
  const moving = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
  await Promise.all(moving.map(({ finished }) => finished.catch(() => {})));
}

/** What keeps a thumb, a key or a reader out of a screen of the tablet. Keys go the same way in every language. */
export async function barriersOf(page: Page, { keys = true, colours = true } = {}): Promise<string[]> {
  const found = [
    ...(await axeFaultsOf(page, { colours })),
    ...(await page.evaluate(outOfSight)),
    ...(await page.evaluate(outOfReach)),
  ];
  return keys ? [...found, ...(await outOfKeys(page))] : found;
}

/** What of a page of the desk does not fit where there is least room, or is no sentence. The window is put back. */
export async function narrowFaultsOf(page: Page): Promise<string[]> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 780 });
  const found = await page.evaluate(outOfSight);
  if (before !== null) await page.setViewportSize(before);
  return found;
}

/** In the page: what sticks out of the window, or shows the key of a sentence instead of it. */
function outOfSight(): string[] {
  const found: string[] = [];
  const top = [...document.querySelectorAll('dialog')].findLast((each) => each.open) ?? document.body;
  const wide = document.documentElement.scrollWidth - window.innerWidth;
  if (wide > 0) found.push(`the screen is ${wide} px wider than the window`);
  const key = /\b(?:field|carry|desk|refusal|term|ui|hint|style|medium)\.[a-z][a-z.-]+\b/.exec(top.innerText);
  if (key !== null) found.push(`a key instead of its sentence: ${key[0]}`);
  for (const text of top.querySelectorAll<HTMLElement>('dd, td, p, li')) {
    const { width, height } = text.getBoundingClientRect();
    const written = text.textContent?.trim().length ?? 0;
    // Squeezed until one character stands over the next.
    if (text.checkVisibility() && written > 6 && width < 32 && height > 120)
      found.push(`written downwards: ${text.innerText.slice(0, 40)}`);
  }
  return found;
}

/** In the page: what is too small for a thumb. */
function outOfReach(): string[] {
  const found: string[] = [];
  const top = [...document.querySelectorAll('dialog')].findLast((each) => each.open) ?? document.body;
  for (const control of top.querySelectorAll<HTMLElement>('button, a[href], select, input, textarea')) {
    if (!control.checkVisibility() || control.closest('[inert]') !== null) continue;
    const box = (control.closest('label') ?? control).getBoundingClientRect();
    // A phone number in a sentence is as high as its line; the whole line is free around it.
    const inText = getComputedStyle(control).display === 'inline';
    if (box.width > 0 && !inText && Math.min(box.width, box.height) < 47.5)
      found.push(
        `${Math.round(box.width)} × ${Math.round(box.height)} px: ${control.outerHTML.slice(0, 100)}`,
      );
  }
  return found;
}

/** Every control is reached by Tab, shows that it is, and of a sheet that lies open the keys do not get behind. */
async function outOfKeys(page: Page): Promise<string[]> {
  const controls = await page.evaluate(markControls);
  const reached = new Set<string>();
  const found = new Set<string>();
  const start = await page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.stop ?? '');
  // A field for a time of day takes a Tab for each of its parts.
  for (let presses = 0; presses < 2 * controls + 8 && reached.size < controls; presses += 1) {
    await page.keyboard.press('Tab');
    const { stop, unseen } = await page.evaluate(lookAtFocus);
    if (stop !== null) reached.add(stop);
    if (unseen !== null) found.add(unseen);
  }
  const left = await page.evaluate(leftOut, [...reached]);
  await page.evaluate((back) => {
    const before = document.querySelector<HTMLElement>(`[data-stop="${back}"]`);
    if (before === null) (document.activeElement as HTMLElement | null)?.blur();
    else before.focus();
    for (const each of document.querySelectorAll<HTMLElement>('[data-stop]')) delete each.dataset.stop;
  }, start);
  return [...found, ...left];
}

/** In the page: numbers what Tab has to reach. Of radio buttons of one name it reaches one. */
function markControls(): number {
  const top = [...document.querySelectorAll('dialog')].findLast((each) => each.open) ?? document.body;
  const radios = new Set<string>();
  let number = 0;
  const wanted =
    'button, a[href], select, input:not([type="file"]), textarea, audio[controls], video[controls]';
  for (const control of top.querySelectorAll<HTMLElement>(wanted)) {
    if (!control.checkVisibility() || control.matches(':disabled') || control.tabIndex < 0) continue;
    if (control instanceof HTMLInputElement && control.type === 'radio') {
      if (radios.has(control.name)) continue;
      radios.add(control.name);
      const group = top.querySelectorAll<HTMLElement>(`input[type="radio"][name="${control.name}"]`);
      for (const each of group) each.dataset.stop = String(number);
    }
    control.dataset.stop = String(number);
    number += 1;
  }
  return number;
}

/** In the page: where the keys are, and what is wrong there. */
function lookAtFocus(): { stop: string | null; unseen: string | null } {
  const at = document.activeElement as HTMLElement | null;
  if (at === null || at === document.body) return { stop: null, unseen: null };
  const top = [...document.querySelectorAll('dialog')].findLast((each) => each.open);
  const shown = `${at.tagName.toLowerCase()} ${at.outerHTML.slice(0, 100)}`;
  if (top !== undefined && !top.contains(at)) return { stop: null, unseen: `behind the sheet: ${shown}` };
  const rings = [at, ...(at.closest('label')?.querySelectorAll('*') ?? []), at.nextElementSibling ?? at];
  // Of a date or a time the browser itself marks the part that is being typed.
  const marksItself = at.matches('input:is([type="time"], [type="date"])');
  const ringed =
    marksItself ||
    rings.some((each) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
    });
  return { stop: at.dataset.stop ?? null, unseen: ringed ? null : `no sign of the keys on ${shown}` };
}

/** In the page: what the keys never came to. */
function leftOut(reached: readonly string[]): string[] {
  return [...document.querySelectorAll<HTMLElement>('[data-stop]')]
    .filter(({ dataset }) => !reached.includes(dataset.stop ?? ''))
    .map(({ outerHTML }) => `not reached by keys: ${outerHTML.slice(0, 100)}`);
}
