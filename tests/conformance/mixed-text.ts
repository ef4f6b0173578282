/** What official documents hold, mixed by a fixed seed. */
const clauses = [
  '督查组先后到政务服务中心和乡镇便民服务中心查看窗口值守情况',
  '窗口工作人员上网看电影（《三十六计》第4集，播放至32分钟）',
  '群众询问“什么时候能办”，答复“等着”，再问不答',
  '承诺时限为5个工作日，实际用时17个工作日（超时240%）',
  '查阅OA系统2026年10月23日10:30至11:45的日志',
  '依据GB/T 9704-2012和《清源市机关工作人员行为规范》第六条第（三）项',
  '群众反映：“材料交了三次——每次都说缺一样……至今没有办成。”',
  '现场有人喊：“快收起来！检查的来了！”',
  '该窗口排队32人，等候时间最长1小时20分钟，其间3个窗口仅开1个',
  '负责人解释称“系统升级”（经向信息中心核实，当日系统运行正常）',
  '核验网址mingcha.example.gov.cn/verify?number=2026-12&part=3',
  '气温38.5℃，大厅空调未开，饮水机无水；老年人（70岁以上）站立等候',
  '证据摘要532735e7b0c1f9a2',
  '收费1,000.50元，未出具票据',
  '《关于进一步优化营商环境的意见》《政务服务“一次办好”改革方案》均有明确规定',
  '（一）不作为；（二）慢作为；（三）乱作为',
];
const joints = ['，', '；', '。', '：', '、', '！', '？', '——', '……'];

/** Paragraphs of some two hundred characters each. */
export function mixed(paragraphs: number, from: number): string[] {
  let seed = from;
  const draw = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((seed / 2 ** 31) * below);
  };
  return Array.from({ length: paragraphs }, () => {
    const many = 6 + draw(18);
    const parts = Array.from({ length: many }, () => clauses[draw(clauses.length)] ?? '');
    return parts.map((part, at) => part + (at === many - 1 ? '。' : joints[draw(joints.length)])).join('');
  });
}
