import { signedInApi } from '@mingcha/prisma/client';
import type { SmallOffice } from './small-office.ts';

type Office = SmallOffice & { readonly unit: string };

/** Accounts of their own for the unit's chief and liaison; without them they have a printed code. */
export async function letUnitIn(url: string, office: Office): Promise<void> {
  const system = await office.as('sysadmin');
  const security = await office.as('secadmin');
  const { rows } = await (await office.as('planner')).registry.seats.list.query({ unit: office.unit });
  for (const duty of ['chief', 'liaison'] as const) {
    const person = rows.find((row) => row.duty === duty)?.holder ?? '';
    const { password } = await system.access.accounts.open.mutate({ person, username: duty });
    await security.access.roles.grant.mutate({ person, role: duty });
    const first = await signedInApi(url, duty, password);
    await first.session.changePassword.mutate({ current: password, next: office.password });
  }
}

/** Somebody who was neither at the visit nor of the unit: whoever verifies has taken no part. */
export async function hireVerifier(url: string, office: Office): Promise<void> {
  const system = await office.as('sysadmin');
  const { id: person } = await system.registry.registerPerson.mutate({
    name: '乔安平',
    phone: '19900000777',
    unit: null,
  });
  const { password } = await system.access.accounts.open.mutate({ person, username: 'inspector2' });
  const director = await office.as('director');
  await director.registry.appointInspector.mutate({ id: person, expected: 1, homeUnit: null });
  await (await office.as('secadmin')).access.roles.grant.mutate({ person, role: 'inspector' });
  const first = await signedInApi(url, 'inspector2', password);
  await first.session.changePassword.mutate({ current: password, next: office.password });
}

/** Drafted, handed up, signed and printed; nobody has served it yet. */
export async function issuedOrder(office: Office, findings: readonly string[]): Promise<string> {
  const planner = await office.as('planner');
  const drafted = await planner.orders.draft.mutate({
    unit: office.unit,
    title: '关于责令整改政务服务窗口有关问题的通知',
    basis: '根据《政府督查工作条例》第十八条，现将明察暗访中查实的问题通知你单位。',
    contact: { person: '林文静', phone: '19900000001' },
    items: findings.map((finding, at) => ({
      n: at + 1,
      finding,
      mode: 'DATED' as const,
      days: 15,
      assistants: [],
    })),
    requirements: findings.map((_, at) => ({ n: at + 1, text: '恢复窗口值守，排班表上墙公示。' })),
    reportFormat: '请逐项书面报告整改结果，附佐证材料。',
  });
  const { id } = drafted;
  const submitted = await planner.orders.submit.mutate({ id, expected: drafted.version });
  const leader = await office.as('leader');
  const { viewHash } = await leader.orders.preview.query({ id });
  await leader.orders.issue.mutate({ id, expected: submitted.version, viewHash, opinion: '同意。' });
  await printed(office, id);
  return id;
}

/** Printing is a job of its own. */
export async function printed(office: Office, id: string): Promise<void> {
  const planner = await office.as('planner');
  for (let tries = 0; tries < 200; tries += 1) {
    if ((await planner.orders.get.query({ id })).order.sha256 !== null) return;
    await new Promise((wake) => setTimeout(wake, 150));
  }
  throw new Error('the order was not printed within thirty seconds');
}
