import { idOf, type Subject } from '@mingcha/domain';
import { appealLifecycle, caseLifecycle } from '@mingcha/domain/accountability';
import { printedLine } from '@mingcha/domain/bulletins';
import { z } from 'zod';
import { scope } from '../../access/scope.ts';
import { act } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { assertPrintable } from '../../papers/fonts-of.ts';
import { refuse } from '../../refused.ts';
import { sealHeld } from '../../seals/seal-printed.ts';
import type { Services } from '../../services.ts';
import { answered, seen } from '../acted.ts';
import { zoneOf } from '../office-time.ts';
import { decisionOn, printDecision } from './appeal-print.ts';
import { printText, textIn } from './case-texts.ts';

/** As the organ's own register has it, where this office numbers it by none. */
const number = z.string().trim().max(60).default('');
export const SealCase = z.object({ id: idOf('case'), number, ...seen });
export const SealAppeal = z.object({ id: idOf('appeal'), number, ...seen });

/** After the seal nobody writes on it any more. */
function numberIn(services: Services, typed: string): string {
  const line = printedLine(typed) || refuse('seal.number-missing');
  assertPrintable(services, line);
  return line;
}

const sealable: readonly string[] = ['decided', 'exempted', 'dismissed'];

const forbid = (subject: 'case' | 'appeal', state: string): never =>
  refuse('state-forbids', {
    subject: `subject.${subject}`,
    command: subject === 'case' ? 'command.sealCaseByKey' : 'command.sealAppealByKey',
    state: `state.${subject}.${state}`,
  });

/** 电子用印 of a decision (D19), before anybody has it. It is the organ's, and so is the seal. */
export async function sealCase(ctx: SignedIn, { id, expected, number: typed }: z.infer<typeof SealCase>) {
  const { services } = ctx;
  const subject: Subject = { type: 'case', id };
  const { row, text, zone } = await services.db.read(async (reader) => {
    const found = await reader.prisma.accountabilityCase.findFirst({
      where: { AND: [scope(ctx, ctx.verb, 'AccountabilityCase'), { id }] },
    });
    if (found === null) refuse('not-found', { subject: 'case' });
    return {
      row: found,
      text: textIn(await reader.recordedOf(subject), 'case-decision'),
      zone: await zoneOf(reader, found.office),
    };
  });
  // A key is used only for what may be sealed; the same is looked at again when it is written down.
  if (row.servedPersonAt !== null || row.servedUnitAt !== null) refuse('seal.served-already');
  if (!sealable.includes(row.state) || text === null) return forbid('case', row.state);
  if (row.sealedAt !== null) refuse('seal.done-already');
  const { view, frozen } = text;
  const organNumber = numberIn(services, typed);
  const sealing = await sealHeld(ctx, {
    frozen,
    number: organNumber,
    zone,
    organ: view.issuer,
    print: () => printText(services, view, { seal: 'key', number: organNumber }),
  });
  const command = { type: 'sealCaseByKey' as const, ...sealing, number: organNumber };
  return answered(await act(ctx, { lifecycle: caseLifecycle, subject, command, facts: {}, expected }));
}

/** 电子用印 of a decision on appeal (D20). */
export async function sealAppeal(ctx: SignedIn, { id, expected, number: typed }: z.infer<typeof SealAppeal>) {
  const { services } = ctx;
  const { row, decision } = await decisionOn(ctx, id);
  if (row.state !== 'decided') forbid('appeal', row.state);
  if (row.sealedAt !== null) refuse('seal.done-already');
  const { view, frozen, zone } = decision;
  const organNumber = decision.number === null ? numberIn(services, typed) : null;
  const sealing = await sealHeld(ctx, {
    frozen,
    number: decision.number ?? organNumber ?? id,
    zone,
    organ: view.issuer.name,
    print: () => printDecision(services, decision, 'key', organNumber),
  });
  const said = organNumber === null ? {} : { number: organNumber };
  const command = { type: 'sealAppealByKey' as const, ...sealing, ...said };
  const subject: Subject = { type: 'appeal', id };
  return answered(await act(ctx, { lifecycle: appealLifecycle, subject, command, facts: {}, expected }));
}
