import { type FormSheet, renderForm } from '@mingcha/documents';
import { dayOf } from '@mingcha/domain/calendar';
import type { WordKey } from '@mingcha/words';
import type { z } from 'zod';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { fontsOf } from '../../papers/fonts-of.ts';
import { momentInPrint } from '../../papers/printed-interval.ts';
import { refuse } from '../../refused.ts';
import { formRows, word } from '../printed-words.ts';
import { getList } from './queries.ts';
import type { ListDetail } from './schemas.ts';

type Detail = z.infer<typeof ListDetail>;
type SayMoment = (at: number) => string;

/** 销毁登记表: what one list destroyed, or all lists of a year, by whom they were approved and by which entries. */
export async function printRegister(ctx: SignedIn, which: string): Promise<Uint8Array> {
  const { db, settings, receipts, now } = ctx.services;
  const office = await db.read(({ prisma }) =>
    prisma.office.findUniqueOrThrow({ where: { id: ctx.session.office } }),
  );
  const isYear = /^\d{4}$/.test(which);
  const ids = isYear ? await carriedOutIn(ctx, which, office.zone) : [which];
  const lists: Detail[] = [];
  for (const id of ids) lists.push(await getList(ctx, id));
  // A list that nobody carried out has nothing for a register.
  if (!isYear && lists[0]?.list.carriedOutAt == null) refuse('not-found', { subject: 'destruction' });
  const at = momentInPrint(office.zone);
  const head = await db.tree.head();
  const sums = lists.map(({ list, lines }) => ({
    // Lines of the access log are no pieces.
    destroyed: list.log === null ? (list.destroyed ?? 0) : 0,
    kept: keptOf(lines).length,
  }));
  const total = (what: 'destroyed' | 'kept') => sums.reduce((sum, one) => sum + one[what], 0);
  const form: FormSheet = {
    language: 'zh-CN',
    issuer: office.name,
    title: word('document.register.title'),
    id: which,
    day: dayOf(now(), office.zone),
    rows: [
      ...(isYear ? formRows('document.register.year', [which]) : []),
      ...formRows('document.register.sum', [
        lists.length === 0
          ? word('document.register.none')
          : word('document.register.sum.said', {
              lists: lists.length,
              destroyed: total('destroyed'),
              kept: total('kept'),
            }),
      ]),
      ...lists.flatMap((one, n) => rowsOf(one, n + 1, at)),
      ...(head === null
        ? []
        : formRows('document.register.log', [
            word('document.register.log.said', {
              size: head.size,
              root: groups(head.root),
              key: groups(receipts.writer),
            }),
          ])),
    ],
    boxes: [
      {
        label: word('document.register.box'),
        choices: [],
        lines: 2,
        foot: [word('document.paper.signature'), word('document.paper.date')],
      },
    ],
    notes: [word('document.register.note')],
    code: `${settings.publicUrl}/office/destructions${isYear ? '' : `/${which}`}`,
    codeNotes: [],
  };
  return (await renderForm(form, { fonts: fontsOf(ctx.services) })).bytes;
}

async function carriedOutIn(ctx: SignedIn, year: string, zone: string): Promise<string[]> {
  const rows = await ctx.services.db.read(({ prisma }) =>
    prisma.destruction.findMany({
      where: { AND: [scope(ctx, 'destruction.read', 'Destruction'), { carriedOutAt: { not: null } }] },
      orderBy: [{ carriedOutAt: 'asc' }, { id: 'asc' }],
      select: { id: true, carriedOutAt: true },
    }),
  );
  return rows
    .filter(({ carriedOutAt }) => dayOf(Number(carriedOutAt), zone).startsWith(year))
    .map(({ id }) => id);
}

const groups = (hex: string): string => hex.replace(/(.{4})(?=.)/g, '$1 ');
const keptOf = (lines: Detail['lines']) => lines.filter(({ keptBecause }) => keptBecause !== null);

function rowsOf({ list, lines, cutBy, history, names }: Detail, n: number, at: SayMoment) {
  const entryOf = (kind: string) => history.find((line) => line.kind === kind)?.hash ?? '—';
  const who = (person: string | null, duty: string | null) => ({
    name: names[person ?? ''] ?? '—',
    duty: duty === null ? '—' : word(`role.${duty}` as WordKey),
  });
  const kept = keptOf(lines);
  const said = [
    word('document.register.ground', { ground: list.ground }),
    word('document.register.listed', { ...who(list.listedBy, list.duty), at: at(list.listedAt) }),
    word('document.register.approved', {
      ...who(list.decidedBy, list.decidedDuty),
      at: list.decidedAt === null ? '—' : at(list.decidedAt),
      entry: entryOf('destruction.approved'),
    }),
    ...(list.log === null
      ? []
      : [
          word('document.register.log-gone', {
            ...list.log,
            last: at(list.log.last),
            destroyed: list.destroyed ?? 0,
            entry: cutBy ?? '—',
          }),
        ]),
    word('document.register.done', {
      at: list.carriedOutAt === null ? '—' : at(list.carriedOutAt),
      destroyed: list.log === null ? (list.destroyed ?? 0) : 0,
      kept: kept.length,
      entry: entryOf('destruction.carried-out'),
    }),
  ];
  const gone = lines.filter(({ destroyedBy }) => destroyedBy !== null);
  return [
    ...formRows('document.register.list', said).map((row) => ({
      ...row,
      label: word('document.register.list', { n }),
    })),
    ...formRows(
      'document.register.gone',
      gone.map((line, k) => pieceLine(line, k + 1, at)),
    ),
    ...formRows(
      'document.register.kept',
      lines
        .filter(({ destroyedBy }) => destroyedBy === null)
        .map(({ sha256, keptBecause }, k) =>
          keptBecause === null
            ? word('document.register.undone', { n: k + 1, sha256 })
            : word('document.register.stays', { n: k + 1, sha256, because: word(`kept.${keptBecause}`) }),
        ),
    ),
  ];
}

function pieceLine(line: Detail['lines'][number], n: number, at: SayMoment): string {
  const { medium, capturedAt, rule, until, sha256, destroyedBy, masked } = line;
  const piece = word('document.register.piece', {
    n,
    medium: word(`ui.evidence.${medium}` as WordKey),
    taken: capturedAt === null ? '—' : at(capturedAt),
    rule: word(`due-rule.${rule}`),
    until: at(until),
    sha256,
    entry: destroyedBy ?? '—',
  });
  if (masked === undefined) return piece;
  return `${piece}\n${word('document.register.masked', { sha256: masked.sha256 })}`;
}
