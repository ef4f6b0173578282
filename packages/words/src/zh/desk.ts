export const desk = {
  'desk.product': '明察',
};
