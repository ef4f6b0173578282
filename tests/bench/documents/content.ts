import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BulletinChart } from '@mingcha/domain/bulletins';
import sharp from 'sharp';
import { charts, praise, problems } from '../../../packages/documents/test/sample-bulletins.ts';

/** A bulletin as every engine sets it: 12 500 characters, 40 tables, 40 photographs, a chart and a code. */
export interface Content {
  readonly title: string;
  readonly sections: readonly Section[];
  readonly chart: BulletinChart;
  readonly code: string;
}
export interface Section {
  readonly heading: string;
  readonly text: string;
  /** Head and rows. */
  readonly table: readonly (readonly string[])[];
  readonly photo: { readonly name: string; readonly caption: string };
}

const sectionCount = 40;
const characters = 12_500;
const photoSize = { width: 960, height: 720 };
/** Of the type area's 442.2 pt. */
export const columnWidths = [64, 150, 228.2];

/** Of real observations, one a section, told in the text and once more in its table, until there are so many characters. */
export function composeContent(): Content {
  const findings = [...praise, ...problems];
  const sections = Array.from({ length: sectionCount }, (_, n): Section => {
    const finding = findings[n % findings.length];
    const { date, time, unit, place, category, observation } = finding ?? {};
    return {
      heading: `${unit}：${category ?? '优质服务'}`,
      text: `${date}${time}，督查组到${unit}${place}查看现场。${observation}。`,
      table: [
        ['时间', '地点', '查明事实'],
        [`${date} ${time}`, `${unit}${place}`, observation ?? ''],
      ],
      photo: { name: `${n}.jpg`, caption: `图${n + 1} ${unit}${place}（${date}）` },
    };
  });
  const filling =
    '各级各部门要以此为鉴，对本单位窗口的在岗、接待、办件等情况开展自查，发现问题即知即改——不等通报、不等检查；要落实首问负责、一次性告知、限时办结等制度（参照GB/T 32168-2015等标准），完善窗口值守、顶岗替岗和日常巡查办法，防止问题反弹回潮。';
  const missing = Math.max(0, characters - lengthOf(sections));
  const each = Math.ceil(missing / sectionCount);
  return {
    title: '清源市人民政府督查室关于全市政务服务窗口作风明察暗访情况的通报',
    sections: sections.map((section) => ({
      ...section,
      text: section.text + filling.repeat(3).slice(0, each),
    })),
    chart: charts.unit,
    code: 'mingcha/bulletin/1\n清督〔2026〕12号\n0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
  };
}

export const lengthOf = (sections: readonly Section[]): number =>
  sections.reduce(
    (sum, { heading, text, table, photo }) =>
      sum + [...heading, ...text, ...table.flat().join(''), ...photo.caption].length,
    0,
  );

/** So many photographs of about 280 kB, each another one: the same noise for everybody who runs this. */
export async function takePhotos(folder: string): Promise<void> {
  const { width, height } = photoSize;
  for (let n = 0; n < sectionCount; n += 1) {
    let seed = n + 1;
    const grain = new Uint8Array((width * height) / 4);
    for (let i = 0; i < grain.length; i += 1) {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      grain[i] = seed >>> 24;
    }
    const picture = sharp(grain, { raw: { width: width / 2, height: height / 2, channels: 1 } });
    await picture
      .resize(width, height)
      .toColourspace('srgb')
      .jpeg({ quality: 83 })
      .toFile(join(folder, `${n}.jpg`));
  }
}

export const photoIn = (folder: string, { photo }: Section): Buffer => readFileSync(join(folder, photo.name));
