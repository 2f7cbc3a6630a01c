import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useState } from 'react';
import { chartThemes, type ChartTheme } from '../../../charts/index.ts';

/** Colours for pictures: of the page's scheme, and on paper those of print. */
export function useChartTheme(): ChartTheme {
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const printing = usePrinting();
  return chartThemes[printing ? 'print' : scheme];
}

function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const media = matchMedia('print');
    const change = () => setPrinting(media.matches);
    media.addEventListener('change', change);
    return () => media.removeEventListener('change', change);
  }, []);
  return printing;
}
