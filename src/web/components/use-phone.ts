import { useMediaQuery } from '@mantine/hooks';

/** Whether the window is as narrow as a phone's: where tables become cards and lists start shorter. As in the style sheets. */
export const usePhone = (): boolean =>
  useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false }) ?? false;
