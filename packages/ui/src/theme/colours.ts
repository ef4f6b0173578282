import type { MantineColorsTuple } from '@mantine/core';

/** The one accent: a deep ink blue. */
const ink: MantineColorsTuple = [
  '#eef3f9',
  '#dae5f1',
  '#b5cae1',
  '#8cadd0',
  '#6892be',
  '#4b78a9',
  '#345f92',
  '#234b7a',
  '#1a3a62',
  '#122a49',
];

/** Paper: warm neutrals of the light face. Shade 6 still reads at 4.5 : 1 on shade 0. */
const gray: MantineColorsTuple = [
  '#faf9f6',
  '#f3f1ec',
  '#e8e5de',
  '#d9d5cc',
  '#c2bdb2',
  '#9b958a',
  '#6b665d',
  '#524e47',
  '#383530',
  '#22201d',
];

/** Ink: cool neutrals of the dark face. */
const dark: MantineColorsTuple = [
  '#d9dbe0',
  '#b6bac2',
  '#9aa0ab',
  '#727986',
  '#4a515d',
  '#363c47',
  '#282d36',
  '#1c2027',
  '#16191f',
  '#0e1014',
];

/** Red is what is red in this world: the document head, overdue, danger. */
const red: MantineColorsTuple = [
  '#fdf1ef',
  '#f9ddd9',
  '#f1b9b2',
  '#e99187',
  '#df6f65',
  '#c9453d',
  '#b3261e',
  '#951d18',
  '#741613',
  '#500e0c',
];

const amber: MantineColorsTuple = [
  '#fdf6e8',
  '#f9ebd0',
  '#f1d5a2',
  '#e7bc6c',
  '#d9a13d',
  '#b97d17',
  '#8f5d0b',
  '#754c0a',
  '#583908',
  '#3b2605',
];

const green: MantineColorsTuple = [
  '#eef6f1',
  '#d9ece1',
  '#b0d6c0',
  '#82bd9b',
  '#57a178',
  '#35855d',
  '#226848',
  '#1a5439',
  '#13402b',
  '#0c2b1d',
];

export const colours = { ink, gray, dark, red, amber, green };
