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
import { colours } from './colours.ts';

const chineseFirst =
  "'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', 'Source Han Sans SC', system-ui, sans-serif";

const motion = { transitionProps: { duration: 120 } };

export const theme = createTheme({
  colors: colours,
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 6 },
  fontFamily: chineseFirst,
  fontFamilyMonospace:
    "ui-monospace, 'SF Mono', 'Cascadia Mono', Consolas, 'Noto Sans Mono CJK SC', monospace",
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '1rem', lg: '1.125rem', xl: '1.375rem' },
  headings: {
    fontFamily: chineseFirst,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.4' },
      h2: { fontSize: '1.125rem', lineHeight: '1.5' },
      h3: { fontSize: '1rem', lineHeight: '1.5' },
    },
  },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '0.125rem', sm: '0.25rem', md: '0.375rem', lg: '0.5rem', xl: '0.75rem' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
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
