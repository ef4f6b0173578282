/** Invented names: common surnames with given names that no list of real officials was used for. */
const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'];
const GIVEN = [
  '志远',
  '文静',
  '建国',
  '秀兰',
  '海波',
  '晓燕',
  '立新',
  '雨桐',
  '国栋',
  '思敏',
  '永强',
  '佳怡',
  '振华',
  '淑珍',
  '一鸣',
  '春梅',
  '明哲',
  '丽娟',
  '德胜',
  '若溪',
  '向东',
  '慧玲',
  '长河',
  '婉清',
  '卫平',
  '书瑶',
  '家宁',
  '红霞',
  '景行',
  '玉洁',
];

/** The n-th invented name; the same n gives the same name. */
export function inventedName(n: number): string {
  const surname = SURNAMES[(n * 7) % SURNAMES.length];
  const given = GIVEN[(n * 11 + Math.floor(n / SURNAMES.length)) % GIVEN.length];
  return `${surname}${given}`;
}

/** A number that cannot be dialled: the 199 0000 block with a serial. */
export function inventedPhone(n: number): string {
  return `1990000${String(n).padStart(4, '0')}`;
}

export interface OfficePerson {
  username: string;
  name: string;
  roles: string[];
  /** Seat duty in the office. */
  duty: string;
  /** Where the seat is called otherwise than others of its duty. */
  title?: string;
}

/** The inspection office: who is there, under which account. The password is printed by the demonstration. */
export const officePeople: OfficePerson[] = [
  { username: 'director', name: '沈志远', roles: ['director'], duty: 'director' },
  { username: 'planner', name: '林文静', roles: ['planner'], duty: 'planner' },
  { username: 'reviewer', name: '韩明哲', roles: ['reviewer'], duty: 'reviewer' },
  { username: 'reviewer2', name: '程淑珍', roles: ['reviewer'], duty: 'reviewer' },
  { username: 'privacy', name: '许婉清', roles: ['privacy'], duty: 'privacy' },
  { username: 'leader', name: '高景行', roles: ['leader'], duty: 'leader' },
  { username: 'publisher', name: '吕书瑶', roles: ['publisher'], duty: 'publisher' },
  { username: 'discipline', name: '曹卫平', roles: ['discipline'], duty: 'discipline' },
  // Nobody takes two steps of one case: who investigates, who decides and who looks again are different people.
  ...(
    [
      ['discipline2', '石海波', 'discipline', '纪检监察调查人'],
      ['discipline3', '秦红霞', 'discipline', '监察机关负责人'],
      ['discipline4', '段向东', 'discipline', '审理人'],
      ['leader2', '严长河', 'leader', '常务副市长'],
      ['discipline5', '陆春梅', 'discipline', '复核人'],
      ['reviewer3', '钟永强', 'reviewer', '申诉审核人'],
    ] as const
  ).map(([username, name, role, title]) => ({ username, name, roles: [role], duty: role, title })),
];

export const inspectors: OfficePerson[] = [
  ['lead1', '邓国栋', 'lead'],
  ['inspector1', '周思敏', 'inspector'],
  ['lead2', '宋晓燕', 'lead'],
  ['inspector2', '胡一鸣', 'inspector'],
  ['lead3', '彭振华', 'lead'],
  ['inspector3', '何雨桐', 'inspector'],
  ['inspector4', '梁长河', 'inspector'],
].map(([username = '', name = '', role = '']) => ({
  username,
  name,
  roles: role === 'lead' ? ['lead', 'inspector'] : [role],
  duty: 'inspector',
}));

export const administrators = [
  { username: 'sysadmin', name: '谢立新', role: 'system-admin' },
  { username: 'secadmin', name: '董慧玲', role: 'security-admin' },
  { username: 'auditor', name: '冯家宁', role: 'auditor' },
] as const;

/** PINs of the two whose tablet the five minutes prepare. */
export const demoPins = { lead1: '246810', inspector1: '135791' } as const;
