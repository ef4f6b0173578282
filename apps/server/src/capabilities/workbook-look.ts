import type { CellStyle } from 'hucre/xlsx';

/** How every workbook of the house looks: its first row, and its type. */
export const heading: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFE8EDF3' } },
  alignment: { vertical: 'center', wrapText: true },
};
export const bookFont = { name: 'Microsoft YaHei', size: 11 };
