import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type EditableView, makeWord, UnusablePhoto } from '../src/index.ts';
import { fonts } from './printed.ts';
import { bulletin, charts, digest, photoBytes, problems } from './sample-bulletins.ts';
import {
  briefingView,
  conclusionView,
  minutesView,
  schemeView,
  urgingView,
  withdrawalView,
} from './sample-formats.ts';
import { longOrder, orderView } from './sample-orders.ts';

const press = { fonts, digest, photos: photoBytes };
const word = async (view: EditableView) => (await makeWord(view, press)).bytes;
const filesIn = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, data]) => [path, strFromU8(data)]));
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescaped = (xml: string) =>
  xml.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => named[name] ?? '');
/** Everything that stands in the text, without white space. */
const textIn = (xml = '') =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map(([, text = '']) => unescaped(text))
    .join('')
    .replace(/\s/gu, '');
const dense = (text: string) => text.replace(/\s/gu, '');

const views: Readonly<Record<string, EditableView>> = {
  bulletin: bulletin({ chart: charts.unit }),
  'short bulletin': bulletin({ findings: problems.slice(0, 2), photos: [] }),
  order: orderView,
  'long order': longOrder,
  scheme: schemeView,
  conclusion: conclusionView,
  urging: urgingView,
  withdrawal: withdrawalView,
  minutes: minutesView,
  briefing: briefingView,
};

/** What a view says, without what only a machine reads: names of things, digests, codes, days (printed in another form). */
function wordsOf(value: unknown, key = ''): string[] {
  if (typeof value === 'string') {
    const silent =
      /^(?:id|v|document|language|sha256|evidence|finding|secrecy|style|scope|mode|step|answer|outcome|by|kind|copies)$/;
    const isOther = silent.test(key) || /^\d{4}-\d\d-\d\d$|^\d\d:\d\d$/.test(value);
    return isOther && !/[\u4e00-\u9fff]/u.test(value) ? [] : [value];
  }
  if (Array.isArray(value)) return value.flatMap((one) => wordsOf(one, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => wordsOf(one, name));
}

describe.each(Object.entries(views))('%s in Word', (name, view) => {
  it('holds every word of the view', async () => {
    const text = textIn(filesIn(await word(view))['word/document.xml']);
    for (const said of wordsOf(view)) {
      // Recipients and names of places are woven into sentences; a name that a minute or sentence parts is in it all the same.
      expect(text, `${name}: ${said}`).toContain(dense(said.replace(/[。.]$/u, '')));
    }
  });

  it('has the page of GB/T 9704: A4, its margins, 22 lines a page, fonts by name, and says on every page that it is a draft', async () => {
    const files = filesIn(await word(view));
    const document = files['word/document.xml'] ?? '';
    expect(document).toContain('<w:pgSz w:w="11906" w:h="16838"');
    expect(document).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
    expect(document).toMatch(/<w:docGrid [^>]*w:linePitch="579"/);
    expect(files['word/styles.xml']).toContain('w:line="579" w:lineRule="exact"');
    const styles = files['word/styles.xml'] ?? '';
    for (const font of ['方正小标宋简体', '仿宋_GB2312', '黑体']) {
      expect(styles).toContain(`w:eastAsia="${font}"`);
      expect(files['word/fontTable.xml']).toContain(`<w:font w:name="${font}"><w:altName`);
    }
    const headers = Object.entries(files).filter(([path]) => /^word\/header\d/.test(path));
    expect(headers.length).toBeGreaterThan(0);
    for (const [, header] of headers) expect(textIn(header)).toContain('草稿');
  });

  it('gives the same bytes on another day', async () => {
    const first = await word(view);
    expect(Buffer.from(await word(view))).toEqual(Buffer.from(first));
    const core = filesIn(first)['docProps/core.xml'] ?? '';
    expect([...core.matchAll(/<dcterms:\w+[^>]*>([^<]*)/g)].map(([, at]) => at)).toEqual(
      Array.from({ length: 2 }, () => `${view.preparedOn}T00:00:00Z`),
    );
  });
});

describe('what a bulletin in Word is made of', () => {
  it('headings that an outline knows, a table for the list and one for the numbers of the chart, pictures with captions', async () => {
    const files = filesIn(await word(bulletin({ chart: charts.unit })));
    const document = files['word/document.xml'] ?? '';
    expect(document.match(/<w:pStyle w:val="LevelOne"\/>/g)).toHaveLength(4);
    expect(document.match(/<w:tbl>/g)).toHaveLength(2);
    expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(2);
    expect(document.match(/<w:drawing>/g)).toHaveLength(4);
    expect(textIn(document)).toContain('图2东陵县政务服务中心东厅');
    expect(Object.keys(files).filter((path) => path.startsWith('word/media/'))).toHaveLength(4);
  });

  it('a secret is marked, and a red head is red', async () => {
    const document = filesIn(await word(bulletin({ secrecy: 'work-secret', urgency: '加急' })))[
      'word/document.xml'
    ];
    expect(textIn(document)).toMatch(/^工作秘密加急清源市人民政府督查室文件/u);
    expect(document).toContain('<w:color w:val="E60012"/>');
  });

  it('no other picture than the one that was cleared', async () => {
    await expect(makeWord(bulletin(), { ...press, photos: () => new Uint8Array([1]) })).rejects.toThrow(
      UnusablePhoto,
    );
  });
});
