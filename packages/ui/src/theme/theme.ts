import {
  Button,
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  defaultCssVariablesResolver,
  Menu,
  Modal,
  Popover,
  Tooltip,
} from '@mantine/core';
import { look } from './look.ts';

const motion = { transitionProps: { duration: 120 } };

export const theme = createTheme({
  ...look,
  components: {
    Button: Button.extend({ defaultProps: { variant: 'default' } }),
    // The scroll lock of Mantine writes a style element, which the content policy forbids: base.css locks instead.
    Modal: Modal.extend({ defaultProps: { lockScroll: false, centered: true, ...motion } }),
    Drawer: Drawer.extend({ defaultProps: { lockScroll: false, ...motion } }),
    Menu: Menu.extend({ defaultProps: { ...motion, shadow: 'md' } }),
    Popover: Popover.extend({ defaultProps: { ...motion, shadow: 'md' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, transitionProps: { duration: 100 } } }),
  },
});

/** The variables that `generated/variables.css` holds: written at build time, so that no style element is needed. */
export const variables: CSSVariablesResolver = (resolved) => {
  const standard = defaultCssVariablesResolver(resolved);
  return {
    variables: {
      ...standard.variables,
      ...Object.fromEntries(
        ['', '-xs', '-sm', '-md', '-lg', '-xl'].map((size) => [
          `--mantine-line-height${size}`,
          'var(--mc-reading)',
        ]),
      ),
    },
    light: {
      ...standard.light,
      '--mantine-color-body': 'var(--mc-paper)',
      '--mantine-color-text': 'var(--mc-ink)',
      '--mantine-color-dimmed': 'var(--mc-ink-soft)',
      '--mantine-color-placeholder': 'var(--mc-ink-soft)',
      '--mantine-color-default-border': 'var(--mc-line-strong)',
      '--mantine-color-anchor': 'var(--mc-accent)',
      '--mantine-color-error': 'var(--mc-danger)',
    },
    dark: {
      ...standard.dark,
      '--mantine-color-body': 'var(--mc-paper)',
      '--mantine-color-text': 'var(--mc-ink)',
      '--mantine-color-dimmed': 'var(--mc-ink-soft)',
      '--mantine-color-placeholder': 'var(--mc-ink-soft)',
      '--mantine-color-default-border': 'var(--mc-line-strong)',
      '--mantine-color-anchor': 'var(--mc-accent)',
      '--mantine-color-error': 'var(--mc-danger)',
    },
  };
};
