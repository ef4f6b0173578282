// Papers, one-time codes and proof of service.
export const paperTerms = {
  'service-method.direct': '直接送达',
  'service-method.left': '留置送达',
  'service-method.post': '邮寄送达',
  'service-method.electronic': '电子送达',
  'service-method.handed-on': '转交送达',
  'service-proof.receivedBy': '签收人',
  'service-proof.scan': '送达回证扫描件',
  'service-proof.refusedReason': '拒收事由',
  'service-proof.witnesses': '两名见证人',
  'service-proof.tracking': '邮件号码',
  'paper-form.approval': '呈批',
  'paper-form.answer': '答复',
  'paper-form.service': '送达',
  'paper-form.sealing': '用印',
};
