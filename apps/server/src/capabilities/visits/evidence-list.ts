import type { Reader } from '@mingcha/db';
import { renderForm } from '@mingcha/documents';
import type { WordKey } from '@mingcha/words';
import type { SignedIn } from '../../context.ts';
import { firstTimeOf } from '../../journal/proven-time.ts';
import { fontsOf } from '../../papers/fonts-of.ts';
import { printedClocks, printedProof } from '../../papers/printed-proof.ts';
import { visibleEvidence } from '../evidence/queries.ts';
import { formRows, word } from '../printed-words.ts';
import { namesOf } from '../registry/queries.ts';
import { positionFacts, timedRows, type VisitGround, visitGround, visitSheet } from './visit-sheet.ts';

type Piece = Awaited<ReturnType<Reader['prisma']['evidence']['findMany']>>[number];

/** 取证清单 (D5): every piece with its hash, whence it came and where it was taken; discarded ones stay in it. */
export async function printEvidenceList(ctx: SignedIn, id: string): Promise<Uint8Array> {
  const ground = await visitGround(ctx, id);
  const { visit, target, at, number } = ground;
  const { pieces, told } = await ctx.services.db.read(async (reader) => {
    const found = await reader.prisma.evidence.findMany({
      where: { AND: [visibleEvidence(ctx), { visit: id }] },
      orderBy: [{ capturedAt: 'asc' }, { id: 'asc' }],
    });
    return { pieces: found, told: await pieceLines(reader, ground, found) };
  });
  const bytes = pieces.reduce((sum, { size }) => sum + Number(size), 0);
  const rows = [
    ...formRows('document.list.visit', [`${number} ${target}`, at(visit.startedAt)]),
    ...formRows('document.list.sum', [
      word('document.list.sum.said', { count: pieces.length, size: printedSize(bytes) }),
    ]),
    ...inFrames(told),
    ...timedRows('document.list.runs', ground),
    ...formRows('document.paper.clocks', printedClocks(ground.detail.clocks, at)),
  ];
  const boxes = (['operator', 'second', 'custodian'] as const).map((who) => ({
    label: word(`document.list.box.${who}`),
  }));
  const sheet = visitSheet(
    ground,
    { title: word('document.list.title'), rows, boxes, notes: [word('document.list.note')] },
    ctx.services.settings.publicUrl,
  );
  return (await renderForm(sheet, { fonts: fontsOf(ctx.services) })).bytes;
}

/** Five to a frame: a table as long as the evidence, with its numbers at the side. */
function inFrames(told: readonly string[]) {
  const frame = 5;
  return Array.from({ length: Math.ceil(told.length / frame) }, (_, i) => {
    const part = told.slice(i * frame, (i + 1) * frame);
    const label = word('document.list.piece', { from: i * frame + 1, to: i * frame + part.length });
    return { label, text: part.join('\n') };
  });
}

async function pieceLines(
  reader: Reader,
  { at, office, times }: VisitGround,
  pieces: readonly Piece[],
): Promise<string[]> {
  const { prisma } = reader;
  const devices = await prisma.device.findMany({
    where: { office: office.id },
    select: { writer: true, name: true },
  });
  const tablets = new Map(devices.map(({ writer, name }) => [writer, name]));
  // By whose key the piece was first told of: a picture names no device of its own.
  const first = await prisma.entry.findMany({
    where: {
      subjectId: { in: pieces.map(({ id }) => id) },
      kind: { in: ['evidence.captured', 'evidence.started'] },
    },
    select: { subjectId: true, writer: true },
  });
  const writers = new Map(first.map(({ subjectId, writer }) => [subjectId, writer]));
  const recorders = await prisma.recorder.findMany({
    where: { id: { in: pieces.flatMap(({ recorder }) => recorder ?? []) } },
  });
  const names = await namesOf(reader, office.id, [
    ...pieces.map(({ capturedBy }) => capturedBy),
    ...recorders.map(({ holder }) => holder),
  ]);
  const numbers = new Map(pieces.map(({ id }, index) => [id, index + 1]));
  const deviceOf = ({ id: piece, recorder }: Piece): string => {
    const register = recorders.find(({ id }) => id === recorder);
    if (register) {
      const { make, model, serial, holder } = register;
      return word('document.list.recorder', { make, model, serial, holder: names[holder] ?? '—' });
    }
    return word('document.list.device', {
      device: tablets.get(writers.get(piece) ?? '') ?? word('document.unsaid'),
    });
  };
  return pieces.map((piece, index) => {
    const { lat7, lon7, accuracyCm, noFix, origin, copyHow, copyOf, pageNumber } = piece;
    return [
      word('document.list.of', {
        n: index + 1,
        medium: word(`medium.${piece.medium}` as WordKey),
        at: at(piece.capturedAt),
        by: names[piece.capturedBy] ?? '—',
        size: printedSize(Number(piece.size)),
        state: word(`state.evidence.${piece.state}` as WordKey),
      }),
      [
        deviceOf(piece),
        word(`origin.${origin}` as WordKey),
        ...(copyHow === null
          ? []
          : [
              word('document.list.copy', {
                how: word(`copy.${copyHow}` as WordKey),
                of: numbers.get(copyOf ?? '') ?? copyOf ?? '',
              }),
            ]),
        ...(pageNumber === null ? [] : [word('document.list.page', { page: pageNumber })]),
      ].join(word('document.time.comma')),
      ...printedProof(firstTimeOf(times, piece.id), at),
      lat7 === null || lon7 === null
        ? word(`no-fix.${noFix ?? 'off'}` as WordKey)
        : word('document.list.at', positionFacts(lat7, lon7, accuracyCm)),
      piece.sha256 === null
        ? word('document.list.hash.none')
        : word('document.list.hash', { hash: grouped(piece.sha256) }),
      ...(piece.maskedHash === null
        ? []
        : [word('document.list.masked', { hash: grouped(piece.maskedHash) })]),
    ].join('\n');
  });
}

/** Read aloud and compared by hand in eights. */
const grouped = (hash: string): string => hash.replace(/(.{8})(?=.)/g, '$1 ');

function printedSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
