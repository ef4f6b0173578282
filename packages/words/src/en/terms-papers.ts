// Papers, one-time codes and proof of service.
export const paperTerms = {
  'service-method.direct': 'Handed over',
  'service-method.left': 'Left at the place',
  'service-method.post': 'By post',
  'service-method.electronic': 'Electronic',
  'service-method.handed-on': 'Handed on',
  'service-proof.receivedBy': 'who received it',
  'service-proof.scan': 'scan of the signed proof',
  'service-proof.refusedReason': 'why it was refused',
  'service-proof.witnesses': 'two witnesses',
  'service-proof.tracking': 'tracking number',
  'paper-form.approval': 'Approval',
  'paper-form.answer': 'Answer',
  'paper-form.service': 'Service',
  'paper-form.sealing': 'Sealing',
};
