import { createTheme } from '@mantine/core';

/** Behaviour of components; how they look is in the CSS files beside this one. */
export const theme = createTheme({
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Drawer: { defaultProps: { lockScroll: false } },
    Modal: { defaultProps: { lockScroll: false } },
    Tooltip: { defaultProps: { openDelay: 250, withArrow: false, multiline: true, maw: 320 } },
    Popover: { defaultProps: { shadow: 'md', radius: 'md', withinPortal: true } },
    Menu: { defaultProps: { shadow: 'md', radius: 'md' } },
  },
});
