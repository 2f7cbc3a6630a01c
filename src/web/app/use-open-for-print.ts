import { useEffect } from 'react';

/** On paper nothing can be opened: what is folded opens before printing, and closes again after it. */
export function useOpenForPrint() {
  useEffect(() => {
    let opened: HTMLDetailsElement[] = [];
    const open = () => {
      opened = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
      for (const details of opened) details.open = true;
    };
    const close = () => {
      for (const details of opened) details.open = false;
    };
    // Before the pictures hear of it, so that they find their new size.
    window.addEventListener('beforeprint', open, { capture: true });
    window.addEventListener('afterprint', close);
    return () => {
      window.removeEventListener('beforeprint', open, { capture: true });
      window.removeEventListener('afterprint', close);
    };
  }, []);
}
