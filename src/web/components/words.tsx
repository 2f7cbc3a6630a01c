import { createElement, Fragment } from 'react';
import { codeParts, visibleText } from '../../words/index.ts';

/** A sentence of the server's: commands in it as code, names in it with nothing hidden. */
export function Words({ children }: { children: string }) {
  const parts = codeParts(visibleText(children));
  return createElement(
    Fragment,
    null,
    ...parts.map(({ text, code }) => (code ? createElement('code', null, text) : text)),
  );
}
