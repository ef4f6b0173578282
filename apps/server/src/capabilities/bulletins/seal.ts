import { type FormSheet, renderBulletin as print, renderForm } from '@mingcha/documents';
import { idOf } from '@mingcha/domain';
import { BulletinView, bulletinLifecycle, SealBulletin } from '@mingcha/domain/bulletins';
import { dayOf } from '@mingcha/domain/calendar';
import { type Facts, say, type WordKey } from '@mingcha/words';
import type { z } from 'zod';
import { scope } from '../../access/scope.ts';
import { act } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { isHeld } from '../../files/held.ts';
import { checkAddress } from '../../papers/check-address.ts';
import { fontsOf } from '../../papers/fonts-of.ts';
import { digest, keptView } from '../../papers/kept-view.ts';
import { refuse } from '../../refused.ts';
import { answered, seen } from '../acted.ts';
import { zoneOf } from '../office-time.ts';
import { photosOf } from './render.ts';

export const Seal = SealBulletin.extend({ id: idOf('bulletin'), ...seen });

/** 用印登记: what was sealed by hand comes back as a scan of one original. */
export async function seal(ctx: SignedIn, { id, expected, ...said }: z.infer<typeof Seal>) {
  const { services, session } = ctx;
  const acted = await act(ctx, {
    lifecycle: bulletinLifecycle,
    subject: { type: 'bulletin', id },
    command: { type: 'sealBulletin', ...said },
    facts: async (reader, _, now) => {
      const known = await reader.prisma.person.count({
        where: { id: said.sealedBy, office: session.office },
      });
      if (known === 0) refuse('not-found', { subject: 'person' });
      return {
        today: dayOf(now, await zoneOf(reader, session.office)),
        scanHeld: await isHeld(services, reader, said.scan),
      };
    },
    expected,
  });
  return answered(acted);
}

interface Numbered {
  readonly row: {
    readonly id: string;
    readonly office: string;
    readonly viewHash: string;
    readonly number: string;
    readonly dated: string;
    readonly signedAt: bigint;
    readonly state: string;
  };
  readonly zone: string;
  readonly view: BulletinView;
}

/** What a seal may be set on: signed and numbered, read under the right that keeps the numbers. */
export async function numbered(ctx: SignedIn, id: string): Promise<Numbered> {
  const { row, zone } = await ctx.services.db.read(async (reader) => {
    const where = { AND: [scope(ctx, ctx.verb, 'Bulletin'), { id }] };
    const found = await reader.prisma.bulletin.findFirst({ where });
    if (found === null) refuse('not-found', { subject: 'bulletin' });
    return { row: found, zone: await zoneOf(reader, found.office) };
  });
  const { viewHash, number, dated, signedAt, office, state } = row;
  if (viewHash === null || number === null || dated === null || signedAt === null)
    refuse('state-forbids', {
      subject: 'subject.bulletin',
      command: 'command.sealBulletin',
      state: `state.bulletin.${row.state}`,
    });
  const view = await keptView(ctx.services, BulletinView, viewHash);
  return { row: { id, office, viewHash, number, dated, signedAt, state }, zone, view };
}

/**
 * 用印稿: the signed text under its number, with the place of the seal free and no mark across the page. Printed from
 * the view that was signed, so that what is stamped is what was decided.
 */
export async function sealingCopy(ctx: SignedIn, id: string): Promise<{ bytes: Uint8Array; number: string }> {
  const { services } = ctx;
  const { row, zone, view } = await numbered(ctx, id);
  const { bytes } = await print(view, {
    fonts: fontsOf(services),
    imprint: {
      number: row.number,
      date: dayOf(Number(row.signedAt), zone),
      printedOn: row.dated,
      seal: 'space',
      copy: null,
    },
    photos: photosOf(services, view),
    digest,
    check: checkAddress(services.settings),
  });
  return { bytes, number: row.number };
}

const word = (key: WordKey, facts?: Facts): string => say('zh-CN', key, facts);

/** 用印单: goes with the copies to whoever keeps the seal, and comes back signed. */
export async function sealingSheet(
  ctx: SignedIn,
  id: string,
): Promise<{ bytes: Uint8Array; number: string }> {
  const { services } = ctx;
  const { row, zone, view } = await numbered(ctx, id);
  const addressees = [...view.recipients, ...view.cc];
  const form: FormSheet = {
    language: 'zh-CN',
    issuer: view.issuer.name,
    title: word('paper.sheet.sealing'),
    id: row.number,
    day: dayOf(Number(row.signedAt), zone),
    rows: [
      { label: word('paper.line.number'), text: row.number },
      { label: word('paper.line.subject'), text: view.title },
      { label: word('paper.line.recipients'), text: addressees.join('、') },
      {
        label: word('paper.line.copies'),
        text: word('paper.line.copies.least', { count: addressees.length }),
      },
    ],
    boxes: [
      {
        label: word('paper.sheet.box.sealing'),
        choices: [],
        lines: 2,
        foot: [word('paper.sheet.copies'), word('paper.sheet.register')],
      },
      {
        label: word('paper.sheet.box.keeper'),
        choices: [],
        lines: 3,
        foot: [word('paper.sheet.signature'), word('paper.sheet.date')],
      },
    ],
    notes: [word('paper.sheet.sealing.note')],
    code: `${services.settings.publicUrl}/bulletins/${id}#${row.viewHash.slice(0, 16)}`,
    codeNotes: [row.viewHash.slice(0, 16)],
  };
  return { bytes: (await renderForm(form, { fonts: fontsOf(services) })).bytes, number: row.number };
}
