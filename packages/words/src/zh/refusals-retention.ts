export const retentionRefusals = {
  'retention.out-of-range': {
    what: '未更改',
    why: '保存期限须在 {{least}} 与 {{most}} 之间',
    next: '请填写范围内的整数',
  },
  'hold.not-yours': {
    what: '未解除',
    why: '这项保全由别人设置',
    next: '请由设置人本人或领导解除',
  },
  'destruction.second-person': {
    what: '未批准',
    why: '清单由您拟定，须由另一人批准',
    next: '请由职责不同的另一人办理',
  },
  'destruction.other-duty': {
    what: '未批准',
    why: '批准人与拟定人的职责相同',
    next: '请由另一职责的人员批准，如领导、主任或隐私审核人',
  },
  'destruction.held': {
    what: '不能销毁',
    why: '有 {{count}} 件已设置保全',
    next: '请先移出这些件，或待保全解除后另列清单',
  },
  'destruction.not-due': {
    what: '不能销毁',
    why: '有 {{count}} 件保存期未满，或仍被引用',
    next: '请打开这些件，查看保存至何时、因何保存，移出后再办',
  },
  'destruction.listed-already': {
    what: '未列入清单',
    why: '有 {{count}} 件已在另一份未办结的清单上',
    next: '请先办结那份清单，或移出这些件',
  },
  'destruction.destroyed-already': {
    what: '未列入清单',
    why: '有 {{count}} 件已经销毁',
    next: '请移出这些件',
  },
  'destruction.not-on-list': {
    what: '未销毁',
    why: '这一件不在已批准的清单上',
    next: '请先拟定清单并由另一人批准',
  },
  'destruction.log-not-due': {
    what: '未列入清单',
    why: '访问记录没有到期的部分，或已在另一份未办结的清单上',
    next: '请先在“参数”中定下保存期限（不少于 184 天），或办结那份清单',
  },
  'evidence.destroyed': {
    what: '不能打开',
    why: '这一件已依法销毁',
    next: '请看证据页上的销毁时间、理由和批准人',
  },
};
