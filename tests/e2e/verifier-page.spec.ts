import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import { Encrypter } from 'age-encryption';
import { bend, otherSign } from '../../packages/verifier/test/bend.ts';
import { membersOf, tarOf, writeFolder } from '../../packages/verifier/test/maker/containers.ts';
import { bagged, draftOf, filesOf } from '../../packages/verifier/test/maker/package.ts';
import { proofOf, proofText } from '../../packages/verifier/test/maker/proof.ts';
import { tellStory } from '../../packages/verifier/test/maker/story.ts';
import { chromiumFlags, chromiumPath } from '../harness/chromium.ts';

const built = resolve(import.meta.dirname, '../../packages/verifier/dist/verifier.html');
const story = tellStory();
const files = bagged(filesOf(draftOf(story), story));
const folder = mkdtempSync(join(tmpdir(), 'mingcha-page-'));
const kept = (name: string, bytes: Uint8Array): string => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};
const phone = { width: 360, height: 780 };
const desk = { width: 1440, height: 900 };

let browser: Browser;
test.beforeAll(async () => {
  if (!existsSync(built)) throw new Error('build first: packages/verifier/dist/verifier.html');
  browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumFlags });
});
test.afterAll(() => browser?.close());

/** From the disk, as somebody opens what was handed over; every request but for the page itself is kept. */
async function opened({
  locale = 'zh-CN',
  viewport = desk,
  before = () => {},
}): Promise<{ page: Page; asked: string[] }> {
  const context = await browser.newContext({ locale, viewport });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => asked.push(`error: ${error.message}`));
  page.on('console', (said) => asked.push(`console: ${said.text()}`));
  await page.addInitScript(before);
  await page.goto(pathToFileURL(built).href);
  return { page, asked };
}

async function looksWell(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`)).toEqual(
    [],
  );
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
}

test('a department checks a package from a disk, by keyboard, and the page asks nothing of anybody', async () => {
  const { page, asked } = await opened({});
  await looksWell(page);
  await page.locator('#file').setInputFiles(kept('case.tar', tarOf(membersOf(files))));
  await expect(page.getByRole('button', { name: '核验', exact: true })).toBeFocused();
  await page.getByText('手里还有别的可以比对').click();
  await page.getByLabel('文书上的三行码').fill(story.code);
  await page.locator('#held').setInputFiles(kept('通报.pdf', story.files.document.bytes));
  await expect(page.getByText('手里的文书或照片：通报.pdf')).toBeVisible();
  await looksWell(page);
  await page.getByRole('button', { name: '核验', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '成立', exact: true })).toBeFocused();
  await expect(page.getByText('文书码与签发记录')).toBeVisible();
  await expect(page.getByText('您手里的文件与').first()).toBeVisible();
  await expect(page.getByRole('row')).toHaveCount(17);
  await looksWell(page);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'It holds' })).toBeVisible();
  await looksWell(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await looksWell(page);
  expect(asked).toEqual([pathToFileURL(built).href]);
});

test('on a phone, in English: what does not hold comes first, also from a sealed package and a folder', async () => {
  const draft = draftOf(story);
  draft.receipts.shift();
  const bent = bagged(filesOf(draft, story));
  const encrypter = new Encrypter();
  encrypter.setPassphrase('four words of it');
  encrypter.setScryptWorkFactor(10);
  const sealed = kept('case.tar.age', await encrypter.encrypt(tarOf(membersOf(bent))));
  const { page, asked } = await opened({ locale: 'en-GB', viewport: phone });
  await looksWell(page);
  await page.locator('#file').setInputFiles(sealed);
  const passphrase = page.getByLabel('Passphrase');
  await expect(passphrase).toBeFocused();
  await passphrase.fill('other words');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('passphrase is wrong');
  await page.getByLabel('Passphrase').fill('four words of it');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'It does not hold' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 3 }).first()).toHaveText('What does not agree');
  await expect(page.locator('.faults li')).toHaveCount(1);
  await expect(page.locator('.faults li')).toContainText('receipt.missing · data/entries.ndjson:');
  await looksWell(page);
  await page.getByRole('button', { name: 'Check another' }).click();
  await page.locator('#folder').setInputFiles(writeFolder(files));
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'It holds' })).toBeVisible();
  expect(asked).toEqual([pathToFileURL(built).href]);
});

test('a proof and the PDF in hand, on a phone: what holds, as of when, and what a proof cannot say', async () => {
  const { page, asked } = await opened({ viewport: phone });
  const proof = kept('清督〔2026〕3号.json', Buffer.from(proofText(proofOf(story), story)));
  await page.locator('#file').setInputFiles(proof);
  await page.getByLabel('文书上的三行码').fill(story.code);
  await page.locator('#held').setInputFiles(kept('通报.pdf', story.files.document.bytes));
  await looksWell(page);
  await page.getByRole('button', { name: '核验', exact: true }).click();
  await expect(page.getByRole('heading', { name: '成立', exact: true })).toBeFocused();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('明察文书核验');
  await expect(page.getByText('您手里的文件与').first()).toBeVisible();
  await expect(page.getByText('这份文书有效')).toBeVisible();
  await looksWell(page);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByText('this document is in force')).toBeVisible();
  await looksWell(page);
  await page.getByRole('button', { name: 'Check another' }).click();
  await page.locator('#file').setInputFiles(proof);
  await page.locator('#held').setInputFiles(kept('other.pdf', story.files.original.bytes));
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.locator('.faults li')).toContainText('file.not-named');
  expect(asked).toEqual([pathToFileURL(built).href]);
});

test('a browser that gives the page no WebCrypto is no hindrance, and a signature that is another one is seen', async () => {
  const { page, asked } = await opened({
    before: () => Object.defineProperty(globalThis, 'crypto', { value: undefined }),
  });
  await page.locator('#file').setInputFiles(kept('plain.tar', tarOf(membersOf(files))));
  await page.getByRole('button', { name: '核验', exact: true }).click();
  await expect(page.getByRole('heading', { name: '成立', exact: true })).toBeVisible();
  const draft = draftOf(story);
  for (const run of draft.runs) if (run.writer === story.office.tablet.id) bend(run, 'sig', otherSign);
  const bent = tarOf(membersOf(bagged(filesOf(draft, story))));
  await page.getByRole('button', { name: '核验另一份', exact: true }).click();
  await page.locator('#file').setInputFiles(kept('bent.tar', bent));
  await page.getByRole('button', { name: '核验', exact: true }).click();
  await expect(page.locator('.faults li')).toContainText('run.signature-wrong · data/runs.ndjson:2');
  expect(asked).toEqual([pathToFileURL(built).href]);
});
