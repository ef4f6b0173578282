import { convertCssVariables, DEFAULT_THEME, mergeMantineTheme } from '@mantine/core';
import { expect, it } from 'vitest';
import { theme, variables } from '../src/theme/theme.ts';

it('the static variables are those of the theme, so that the content policy needs no inline style', async () => {
  const css = convertCssVariables(variables(mergeMantineTheme(DEFAULT_THEME, theme)), ':root');
  const lines = css.replace(/([{;])\s*/g, '$1\n').replace(/\s*}\s*/g, '\n}\n');
  await expect(lines).toMatchFileSnapshot('../src/theme/generated/variables.css');
});
