import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { destinations } from './navigation.ts';

export type Dialog = 'jump' | 'help' | null;

const sequenceMs = 1_200;
const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** `g` and a letter goes to a page, `/` jumps, `?` explains. Silent while someone types. */
export function useShortcuts() {
  const [dialog, setDialog] = useState<Dialog>(null);
  const navigate = useNavigate();
  useEffect(() => {
    let goUntil = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey && event.key === 'k') {
        event.preventDefault();
        return setDialog('jump');
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const destination = Date.now() < goUntil ? destinations.find((d) => d.key === event.key) : undefined;
      goUntil = event.key === 'g' ? Date.now() + sequenceMs : 0;
      if (destination) return void navigate({ to: destination.to });
      if (event.key === '?') setDialog('help');
      if (event.key === '/') {
        event.preventDefault();
        setDialog('jump');
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [navigate]);
  return { dialog, open: setDialog, close: () => setDialog(null) };
}
