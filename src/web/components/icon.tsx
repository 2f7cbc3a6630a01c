const paths = {
  bearings: 'M12 3v3M12 18v3M3 12h3M18 12h3M12 12m-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0M10 14l1-3 3-1-1 3z',
  delivery: 'M4 7l8-4 8 4v10l-8 4-8-4zM4 7l8 4 8-4M12 11v10',
  code: 'M8 7l-5 5 5 5M16 7l5 5-5 5M14 4l-4 16',
  survival: 'M3 4v16h18M6 7c3 0 4 8 8 9s5 1 6 1',
  knowledge: 'M4 4h9v8H4zM4 14h5v6H4zM11 14h9v6h-9zM15 4h5v8h-5z',
  hotspots: 'M12 3c1 4 5 5 5 10a5 5 0 0 1-10 0c0-2 1-3 2-4 0 2 1 3 2 3 1-3-1-5 1-9z',
  repositories: 'M6 4h12v16H6zM6 16h12M10 8h4',
  identities: 'M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3 20c0-4 2-6 6-6s6 2 6 6M16 11a3 3 0 0 0 0-6M17 14c3 0 4 2 4 6',
  catalogue: 'M5 4h11a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3zM5 17a3 3 0 0 1 3-3h11M9 8h6',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6L6 18',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5M12 8v.01',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.5 1.5M17.5 17.5L19 19M19 5l-1.5 1.5M6.5 17.5L5 19',
  moon: 'M20 14a8 8 0 1 1-9-10 6 6 0 0 0 9 10z',
  auto: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 3v18M12 7l6 0M12 12h9M12 17h6',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l5 5',
  table: 'M4 5h16v14H4zM4 10h16M4 15h16M10 5v14',
  picture: 'M4 20V10M10 20V4M16 20v-8M22 20H2',
  chevron: 'M9 6l6 6-6 6',
  down: 'M6 9l6 6 6-6',
  external: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  alert: 'M12 4l9 16H3zM12 10v4M12 17v.01',
  folder: 'M3 6h6l2 2h10v11H3z',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  keyboard: 'M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M8 14h8',
} as const;
export type IconName = keyof typeof paths;

/** A drawn sign; always beside a text or inside a labelled button, so hidden from screen readers. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
