import { describe, expect, it } from 'vitest';
import { codeFrom, verifyProof } from '../src/index.ts';
import { tellReport } from '../src/words/tell-report.ts';
import { bend, crypto, type Expected, otherDigit, otherSign, story } from './bend.ts';
import { hexOf, jcs, type Thing } from './maker/primitives.ts';
import { type ProofDraft, proofOf, proofText, withdrawn } from './maker/proof.ts';

const pdf = hexOf(story.files.document.bytes);
const code = codeFrom(story.code);
const looked = (text: string, brought: Parameters<typeof verifyProof>[2] = { code, file: pdf }) =>
  verifyProof(text, crypto, brought);
const faultsOf = (text: string, brought?: Parameters<typeof verifyProof>[2]) =>
  looked(text, brought).faults.map(({ code: said, at }) => `${said} ${at}`);
const notesOf = (text: string, brought?: Parameters<typeof verifyProof>[2]) =>
  looked(text, brought).open.map(({ code: said }) => said);

const line = (draft: ProofDraft, kind: string) =>
  draft.entries.findIndex(({ header }) => header.kind === kind);
const entry = (draft: ProofDraft, kind: string) =>
  draft.entries[line(draft, kind)] as ProofDraft['entries'][0];
const at = (kind: string) => `entries:${line(proofOf(story), kind) + 1}`;
const fieldOf = (draft: ProofDraft, kind: string, path: string) =>
  entry(draft, kind).fields.find((field) => field.path === path) as Thing;

describe('the proof behind a document’s code', () => {
  it('takes the code with the line that says where to ask, and without it', () => {
    expect(codeFrom(`${story.code}\nhttps://mingcha.example.gov.cn/check`)).toEqual(code);
  });

  it('holds with the code and the bytes: entry, place in the log, key and time, in both languages', () => {
    const report = looked(proofText(proofOf(story), story));
    expect(report.faults).toEqual([]);
    expect(report.verdict).toBe('holds');
    const place = report.open.find(({ code: said }) => said === 'file-holds');
    expect(story.office.log[Number(place?.facts.leaf) - 1]?.header.kind).toBe('bulletin.rendered');
    expect(report.open.map(({ code: said }) => said)).toContain('status-valid');
    for (const language of ['zh', 'en'] as const) {
      const told = tellReport(report, language);
      const all = jcs([told.about, told.open, told.key, told.limits] as never);
      expect(all).toContain('清督〔2026〕3号');
      expect(all).toContain(report.proof?.serverKey);
      expect(all).not.toMatch(/\{\{|undefined/);
    }
  });

  it('says that nothing was compared where nothing was brought', () => {
    expect(notesOf(proofText(proofOf(story), story), {})).toContain('nothing-brought');
  });

  it('tells that a document is withdrawn, by the entry that says so', () => {
    const { draft, told } = withdrawn();
    const text = proofText(draft, told);
    const shown = tellReport(looked(text, {}), 'zh');
    expect(shown.about).toContainEqual(['当时的状态', '已撤回，不再有效']);
    expect(shown.open[0]).not.toContain('未向您提供');
    expect(faultsOf(text, {})).toEqual([]);
    expect(notesOf(text, {})).toEqual(expect.arrayContaining(['status-withdrawn', 'code-later']));
    draft.status = { state: 'valid', by: null, number: null };
    expect(faultsOf(proofText(draft, told), {})).toEqual(['proof.status-unfounded status']);
  });

  it.each<readonly [string, Parameters<typeof verifyProof>[2], Expected]>([
    ['another PDF', { file: otherDigit(pdf) }, [['file.not-named', 'file']]],
    [
      'another fingerprint',
      { code: code && { ...code, viewHash: otherDigit(code.viewHash) } },
      [['code.view-other', 'code']],
    ],
    [
      'another number',
      { code: code && { ...code, number: '清督〔2026〕4号' } },
      [['code.number-other', 'code']],
    ],
    [
      'another kind of document',
      { code: code && { ...code, document: 'order' } },
      [['code.view-other', 'code']],
    ],
    [
      'a fifth line',
      { code: codeFrom(`${story.code}\nhttps://a.example/check\nmore`) },
      [['code.malformed', 'code']],
    ],
    ['no code at all', { code: codeFrom('https://example.org') }, [['code.malformed', 'code']]],
  ])('does not hold for %s', (_, brought, expected) => {
    expect(faultsOf(proofText(proofOf(story), story), brought)).toEqual(
      expected.map((each) => each.join(' ')),
    );
  });

  // An evil office signs what it bent: what does not hold is found all the same.
  const bends: readonly (readonly [string, (draft: ProofDraft) => void, Expected])[] = [
    [
      'a number that the entry does not say',
      (d) => void Object.assign(d.code, { number: '清督〔2026〕9号' }),
      [['code.number-other', 'code']],
    ],
    [
      'a value that was changed',
      (d) => void Object.assign(fieldOf(d, 'bulletin.rendered', 'sha256'), { value: otherDigit(pdf) }),
      [
        ['entry.root-wrong', at('bulletin.rendered')],
        ['file.not-named', 'file'],
      ],
    ],
    [
      'a header that was changed',
      (d) => void Object.assign(entry(d, 'bulletin.signed').header, { schema: 2 }),
      [['entry.hash-wrong', at('bulletin.signed')]],
    ],
    [
      'an entry that was left out of its place',
      (d) => void d.placements.splice(line(d, 'bulletin.signed'), 1),
      [['placement.missing', at('bulletin.signed')]],
    ],
    [
      'a path that leads elsewhere',
      (d) => bend((d.placements[line(d, 'bulletin.numbered')] as Thing).path as never, '0', otherDigit),
      [['placement.wrong', `placements:${line(proofOf(story), 'bulletin.numbered') + 1}`]],
    ],
    ['a head that nobody signed', (d) => bend(d.head, 'sig', otherSign), [['head.signature-wrong', 'head']]],
    [
      'a run that somebody else signed',
      (d) => bend(d.runs.at(-1) as Thing, 'sig', otherSign),
      [['run.signature-wrong', `runs:${proofOf(story).runs.length}`]],
    ],
    [
      'a link that was taken away',
      (d) => void d.links.pop(),
      [
        ['run.head-unknown', `runs:${proofOf(story).runs.length}`],
        ...['bulletin.signed', 'bulletin.numbered', 'bulletin.rendered'].map(
          (kind) => ['entry.not-signed', at(kind)] as const,
        ),
      ],
    ],
    [
      'a writer that nobody enrolled',
      (d) => {
        fieldOf(d, 'lane.opened', 'writer').value = 'a'.repeat(32);
      },
      [
        ['entry.root-wrong', at('lane.opened')],
        ['writer.not-enrolled', 'writers:1'],
      ],
    ],
    [
      'a withdrawal without an entry',
      (d) => void Object.assign(d.status, { state: 'withdrawn', by: d.entries[0]?.hash ?? '', number: null }),
      [['proof.status-unfounded', 'status']],
    ],
    ['one key too many', (d) => void Object.assign(d.code, { more: 1 }), [['form.malformed', 'proof']]],
  ];
  it.each(bends)('does not hold with %s', (_, how, expected) => {
    const draft = proofOf(story);
    how(draft);
    expect(faultsOf(proofText(draft, story)).sort()).toEqual(expected.map((each) => each.join(' ')).sort());
  });

  it('is nobody’s word once a letter of it is another', () => {
    const text = proofText(proofOf(story), story).replace('"state":"valid"', '"state":"withdrawn"');
    expect(faultsOf(text)).toEqual(['proof.signature-wrong proof', 'proof.status-unfounded status']);
    expect(faultsOf('{')).toContain('form.malformed proof');
    expect(looked('[]').verdict).toBe('does-not-hold');
  });
});
