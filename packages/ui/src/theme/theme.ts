import {
  Button,
  type CSSVariablesResolver,
  createTheme,
  DEFAULT_THEME,
  Drawer,
  defaultCssVariablesResolver,
  Menu,
  Modal,
  Popover,
  Tooltip,
} from '@mantine/core';
import { colours } from './colours.ts';
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

/** Of the colours that Mantine brings, those that neither face uses lie on no tablet. */
const withoutUnused = (all: Record<string, string>): Record<string, string> => {
  const unused = Object.keys(DEFAULT_THEME.colors).filter((name) => !Object.hasOwn(colours, name));
  const start = new RegExp(`^--mantine-color-(${unused.join('|')})-`);
  return Object.fromEntries(Object.entries(all).filter(([name]) => !start.test(name)));
};

/** What our own names say in both faces. */
const ours = {
  '--mantine-color-body': 'var(--mc-paper)',
  '--mantine-color-text': 'var(--mc-ink)',
  '--mantine-color-dimmed': 'var(--mc-ink-soft)',
  '--mantine-color-placeholder': 'var(--mc-ink-soft)',
  '--mantine-color-default-border': 'var(--mc-line-strong)',
  '--mantine-color-anchor': 'var(--mc-accent)',
  '--mantine-color-error': 'var(--mc-danger)',
  '--mantine-color-success': 'var(--mc-good)',
};

/** The variables that `generated/variables.css` holds: written at build time, so that no style element is needed. */
export const variables: CSSVariablesResolver = (resolved) => {
  const standard = defaultCssVariablesResolver(resolved);
  return {
    variables: {
      ...withoutUnused(standard.variables),
      ...Object.fromEntries(
        ['', '-xs', '-sm', '-md', '-lg', '-xl'].map((size) => [
          `--mantine-line-height${size}`,
          'var(--mc-reading)',
        ]),
      ),
    },
    light: { ...withoutUnused(standard.light), ...ours },
    dark: { ...withoutUnused(standard.dark), ...ours },
  };
};
