import { choiceWord, columnsOf, type SheetName } from '@mingcha/domain/filling';
import { type Language, say } from '@mingcha/words';

type Row = Readonly<Record<string, string>>;

/** Rows that show how it is done; their mark keeps them from being read. */
const rows: Readonly<Record<Language, Readonly<Record<SheetName, Row>>>> = {
  'zh-CN': {
    units: {
      code: 'QY-13',
      name: '清源市自然资源和规划局',
      level: 'unit',
      parent: 'QY',
      targetClass: 'ENFORCEMENT',
      hasWindow: 'yes',
    },
    people: { name: '张建国', unit: 'QY-13', phone: '19900000001' },
    seats: { unit: 'QY-13', duty: 'liaison', title: '办公室主任', holder: '张建国' },
    windows: { unit: 'QY-13', number: '3', name: '不动产登记窗口' },
    posts: { unit: 'QY-13', window: '3', name: '受理岗' },
    inspectors: { name: '周思敏', phone: '19900000009', homeUnit: 'QY-11' },
    items: {
      code: '1307020001',
      name: '不动产转移登记',
      unit: 'QY-13',
      handlingMode: 'PROMISED',
      statutoryLimit: '30',
      promisedLimit: '3',
      fee: '80',
    },
    calendar: { from: '2026-10-01', to: '2026-10-07', nature: 'off', edition: '国办发明电〔2025〕7号' },
  },
  en: {
    units: {
      code: 'QY-13',
      name: 'Natural Resources Bureau',
      level: 'unit',
      parent: 'QY',
      targetClass: 'ENFORCEMENT',
      hasWindow: 'yes',
    },
    people: { name: 'Zhang Jianguo', unit: 'QY-13', phone: '19900000001' },
    seats: { unit: 'QY-13', duty: 'liaison', title: 'Head of office', holder: 'Zhang Jianguo' },
    windows: { unit: 'QY-13', number: '3', name: 'Real estate registration' },
    posts: { unit: 'QY-13', window: '3', name: 'Reception' },
    inspectors: { name: 'Zhou Simin', phone: '19900000009', homeUnit: 'QY-11' },
    items: {
      code: '1307020001',
      name: 'Transfer of real estate',
      unit: 'QY-13',
      handlingMode: 'PROMISED',
      statutoryLimit: '30',
      promisedLimit: '3',
      fee: '80',
    },
    calendar: { from: '2026-10-01', to: '2026-10-07', nature: 'off', edition: '国办发明电〔2025〕7号' },
  },
};

export const examples = (language: Language, sheet: SheetName): string[] =>
  columnsOf(sheet).map(([column, { kind, among }]) => {
    const said = rows[language][sheet][column] ?? '';
    if (kind === 'yes-no') return said === '' ? '' : say(language, 'filling.yes');
    return kind === 'choice' && among !== undefined && said !== ''
      ? say(language, choiceWord(among, said))
      : said;
  });
