import { categoricalColor, chartThemes } from '../../../charts/index.ts';
import { useComputedColorScheme } from '@mantine/core';
import type { Repository } from '../../../contract/index.ts';
import { formatRatio, formatValue } from '../../../words/index.ts';
import styles from './repositories.module.css';

const SHOWN = 6;

/** Languages by lines: a bar of parts, the same in words, and what they are shares of. */
export function LanguageBar({ languages, lines, leftOut }: Pick<Repository, 'languages' | 'lines' | 'leftOut'>) {
  const theme = chartThemes[useComputedColorScheme('light')];
  const total = languages.reduce((sum, each) => sum + each.lines, 0);
  if (total === 0) return null;
  const unknown = (lines ?? total) - leftOut.lines - total;
  const shown = languages.slice(0, SHOWN).map((each) => ({ name: each.language, share: each.lines / total }));
  const rest = 1 - shown.reduce((sum, each) => sum + each.share, 0);
  const parts = rest > 0.001 ? [...shown, { name: 'Other', share: rest }] : shown;
  const starts = parts.map((_, at) => parts.slice(0, at).reduce((sum, each) => sum + each.share, 0));
  const color = (at: number) => (parts[at]?.name === 'Other' ? theme.neutral : categoricalColor(theme, at));
  return (
    <div className={styles.languages}>
      <svg viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true">
        {parts.map((part, at) => (
          <rect
            key={part.name}
            x={(starts[at] ?? 0) * 1000}
            width={Math.max(1, part.share * 1000 - 2)}
            height="8"
            fill={color(at)}
          />
        ))}
      </svg>
      <ul>
        {parts.map((part, at) => (
          <li key={part.name}>
            <svg width="10" height="10" aria-hidden="true">
              <rect width="10" height="10" rx="2.5" fill={color(at)} />
            </svg>
            {part.name} {formatRatio(part.share)}
          </li>
        ))}
      </ul>
      <p>
        Shares of {formatValue(total, 'lines')} in known languages, without generated and vendored files
        {unknown > 0 && `; ${formatValue(unknown, 'lines')} more ${unknown === 1 ? 'is' : 'are'} in no known language`}.
      </p>
    </div>
  );
}
