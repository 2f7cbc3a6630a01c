import { createContext, createElement, useContext, type ReactNode } from 'react';

type Level = 'h2' | 'h3' | 'h4';

/** Rank of headings here: the second below a page's title, the third inside a section. */
const HeadingLevel = createContext<Level>('h2');

export function DeeperHeadings({ level, children }: { level: Level; children: ReactNode }) {
  return <HeadingLevel value={level}>{children}</HeadingLevel>;
}

/** A heading of the rank that fits its place, whatever component it stands in. */
export function Heading({ children, className }: { children: ReactNode; className?: string }) {
  return createElement(useContext(HeadingLevel), { className }, children);
}
