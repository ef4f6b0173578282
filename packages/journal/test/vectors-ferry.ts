import { draftFerry, type FerryPart, writeFerry } from '../src/ferry/index.ts';
import { type Signer, toBase64url, toHex } from '../src/index.ts';
import { namedSigner, seededPorts } from './node-ports.ts';
import type { VectorFile } from './vector-file.ts';

const sender = namedSigner('vector tablet');
const parts: readonly FerryPart[] = [
  { record: { is: 'medium', medium: { id: 'evd_1', size: 5 } } as { is: string } },
  { bytes: new Uint8Array([1, 2, 3, 4, 5]) },
  { record: { is: 'later', what: '说明' } as { is: string } },
];

async function written(signer: Signer = sender): Promise<Uint8Array> {
  const ports = seededPorts('ferry');
  const draft = { purpose: 'out', at: 1_763_700_000_000, office: 'off_vector', to: 'off_vector' } as const;
  const head = await draftFerry(ports, signer, draft);
  const frames: number[] = [];
  for await (const frame of writeFerry(ports, signer, head, parts)) frames.push(...frame);
  return Uint8Array.from(frames);
}

const turned = (file: Uint8Array, at: number): Uint8Array =>
  file.map((byte, index) => (index === at ? byte ^ 1 : byte));

export async function ferryVectors(): Promise<VectorFile[]> {
  const file = await written();
  const key = { alg: sender.alg, publicKey: toBase64url(sender.publicKey) };
  const vector = (name: string, says: string, bytes: Uint8Array, expected: object): VectorFile => ({
    name,
    check: 'ferry',
    says,
    given: { key, bytes: toHex(bytes) },
    expect: expected,
  });
  const fault = (reason: string, seen: readonly string[], bytes = 0) => ({ ok: false, reason, seen, bytes });
  const forged = await written({ ...namedSigner('vector copied tablet'), writer: sender.writer });
  const text = String.fromCharCode(...file);
  const whole = ['head', 'medium', 'later', 'end'];
  return [
    vector(
      'valid/ferry',
      'A head, a recording of five bytes, a record that nobody knows yet, the end.',
      file,
      {
        ok: true,
        seen: whole,
        bytes: 5,
      },
    ),
    vector(
      'invalid/ferry-cut',
      'Without its end a file is not whole; what came before was handed out.',
      file.subarray(0, text.lastIndexOf('E\0')),
      fault('ferry.cut-or-changed', whole.slice(0, 3), 5),
    ),
    vector(
      'invalid/ferry-changed',
      'One bit of the recording: the end says so.',
      turned(file, text.indexOf('\x01\x02\x03') + 1),
      fault('ferry.end-wrong', whole.slice(0, 3), 5),
    ),
    vector(
      'invalid/ferry-after-end',
      'A byte after the end.',
      Uint8Array.from([...file, 0x4a]),
      fault('ferry.cut-or-changed', whole.slice(0, 3), 5),
    ),
    vector(
      'invalid/ferry-forged',
      'Signed by another key in the name of the tablet.',
      forged,
      fault('ferry.head-signature-wrong', []),
    ),
    vector(
      'invalid/ferry-version',
      'A later version.',
      Uint8Array.from([...file].map((byte, at) => (at === 7 ? 0x32 : byte))),
      fault('ferry.version-unknown', []),
    ),
  ];
}
