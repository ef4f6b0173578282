import { join } from 'node:path';
import { expect } from '@playwright/test';
import { changeRow, flipBit } from '../../harness/one-byte.ts';
import { verifyFolder } from '../../harness/verify-command.ts';

interface Held {
  finding: string;
  account: string;
  /** The digest of a photograph. */
  photo: string;
}

/** Changes one thing at a time in a stopped folder, sees exactly that thing named, and puts it back. */
export async function expectNamed(data: string, { finding, account, photo }: Held): Promise<void> {
  await expectCellNamed(data, finding);
  await expectEntryNamed(data);
  await expectPasswordNamed(data, account);
  expectPhotographNamed(data, photo);
}

async function expectCellNamed(data: string, finding: string): Promise<void> {
  const [cell] = await changeRow<{ criterion: string }>(
    data,
    `update finding set criterion = overlay(criterion placing '某' from 1 for 1) where id = '${finding}'`,
    `select criterion from finding where id = '${finding}'`,
  );
  expect(cell?.criterion).toMatch(/^某/);
  expect(verifyFolder(data)).toMatchObject({
    status: 1,
    findings: [{ check: 'tables', code: 'row.differs', place: `finding row ${finding} column criterion` }],
  });
  await changeRow(
    data,
    `update finding set criterion = overlay(criterion placing '清' from 1 for 1) where id = '${finding}'`,
  );
}

async function expectEntryNamed(data: string): Promise<void> {
  const [entry] = await changeRow<{ hash: string; header: Buffer }>(
    data,
    `select hash, header from entry where kind = 'finding.recorded' order by arrival limit 1`,
  );
  const header = entry?.header.toString('latin1') ?? '';
  // The first digit of the payload's root: a digit stays a digit when its last bit turns.
  const place = header.indexOf('"payloadRoot":"') + 15;
  const digit = place + header.slice(place).search(/\d/);
  const flip = `update entry set header = set_byte(header, ${digit}, get_byte(header, ${digit}) # 1) where hash = '${entry?.hash}'`;
  await changeRow(data, flip);
  const named = verifyFolder(data);
  expect(named).toMatchObject({ status: 1, findings: [{ check: 'chains', code: 'header.hash-wrong' }] });
  expect(named.findings).toHaveLength(1);
  expect(named.findings[0]?.place).toContain(`entry ${entry?.hash} (finding.recorded`);
  await changeRow(data, flip);
}

async function expectPasswordNamed(data: string, account: string): Promise<void> {
  const swap = `update auth_account set password = translate(left(password, 60), 'aA', 'Aa') || substr(password, 61) where user_id = (select id from auth_user where username = '${account}')`;
  await changeRow(data, swap);
  const swapped = verifyFolder(data);
  expect(swapped).toMatchObject({
    status: 1,
    findings: [{ check: 'credentials', code: 'credential.differs' }],
  });
  expect(swapped.findings[0]?.place).toContain(`account ${account} `);
  await changeRow(data, swap);
}

function expectPhotographNamed(data: string, photo: string): void {
  const file = join(data, 'blobs', photo.slice(0, 2), photo.slice(2, 4), photo);
  flipBit(file, 1000);
  const spoiled = verifyFolder(data);
  expect(spoiled).toMatchObject({ status: 1, findings: [{ check: 'blobs', code: 'blob.changed' }] });
  expect(spoiled.findings).toHaveLength(1);
  expect(spoiled.findings[0]?.place).toContain(photo);
  flipBit(file, 1000);
}
