// The printed order and its slip.
export const orderDocuments = {
  'document.order.replaces':
    '{{day}}印发的{{number}}整改通知书已经撤销，以本通知书替代，期限自本通知书送达之日起重新计算。',
  'document.order.opening': '经查，你单位存在以下{{n}}个问题，现责令整改。',
  'document.order.items': '问题和整改要求',
  'document.order.terms': '整改期限',
  'document.order.report': '报告要求',
  'document.order.rights': '权利和责任',
  'document.order.column.number': '序号',
  'document.order.column.fact': '查实情况和依据',
  'document.order.column.requirement': '整改要求',
  'document.order.column.term': '方式和期限',
  'document.order.after-service': '送达后',
  'document.order.within': '{{days}}个工作日内',
  'document.order.assistants': '协同单位：{{list}}',
  'document.order.counting': '各项期限自本通知送达的次日起按工作日计算，法定节假日除外，调休上班日计入。',
  'document.order.acknowledge':
    '请自送达之日起{{days}}个工作日内签收认领，并逐项明确负责领导、责任科室、责任人和整改措施。需要延期的，应在期限届满前书面说明理由，每项以两次为限。',
  'document.order.signed':
    '整改报告应当逐项写明整改结果、问题根源和举一反三自查情况，附佐证材料，由主要负责人签字并加盖公章。',
  'document.order.object':
    '对认定的事实或者整改要求有异议的，可以自送达之日起{{days}}个工作日内书面提出，提出异议不影响依法申请复查的权利。不服本通知的，可以自收到之日起30日内依法申请复查。',
  'document.order.consequence':
    '逾期未整改或者整改不到位的，将予以催办、督办，并依规依纪依法追究有关单位和人员的责任。',
  'document.order.slip.title': '网上答复码',
  'document.order.slip.person': '仅供{{person}}使用',
  'document.order.slip.step1': '一、用手机扫描上方二维码，或者打开上述网址输入答复码。',
  'document.order.slip.step2': '二、阅看整改通知，点“签收认领”。',
  'document.order.slip.step3': '三、逐项填写整改方案；完成后用同一答复码报送结果和佐证材料。',
  'document.order.slip.until': '答复码有效期至{{day}}。',
  'document.order.slip.keep': '本页不是整改通知的组成部分，请撕下妥善保管，不得复印、转发。',
};
