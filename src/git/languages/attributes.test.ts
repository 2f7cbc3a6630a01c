import { expect, it } from 'vitest';
import { parseAttributes } from './attributes.ts';

it('later rules and deeper folders win; - says no, ! takes back', () => {
  const lookup = parseAttributes([
    { path: 'lib/.gitattributes', text: 'keep.js -linguist-vendored\n' },
    {
      path: '.gitattributes',
      text: [
        '# comment linguist-generated',
        '*.pb.go linguist-generated',
        'lib/** linguist-vendored=true',
        'docs/*.c -linguist-documentation linguist-language=C',
        'mine.pb.go !linguist-generated',
        'old/** linguist-vendored=false',
        '*.txt text eol=lf',
        `${'['.repeat(500_000)} linguist-generated`,
      ].join('\r\n'),
    },
  ]);
  expect(lookup('api/x.pb.go')).toEqual({ generated: true });
  expect(lookup('api/mine.pb.go').generated).toBeUndefined();
  expect(lookup('lib/a/b.js')).toEqual({ vendored: true });
  expect(lookup('lib/keep.js')).toEqual({ vendored: false });
  expect(lookup('docs/a.c')).toEqual({ documentation: false, language: 'C' });
  expect(lookup('docs/deep/a.c')).toEqual({});
  expect(lookup('old/a.js')).toEqual({ vendored: false });
  expect(lookup('a.txt')).toEqual({});
});

it.each([
  ['php', 'PHP'],
  ['JS', 'JavaScript'],
  ['golang', 'Go'],
  ['c++', 'C++'],
  ['tsx', 'TypeScript'],
  ['jupyter-notebook', 'Jupyter Notebook'],
  ['Our-Own', 'Our-Own'],
])('linguist-language=%s is %s', (written, language) => {
  const lookup = parseAttributes([{ path: '.gitattributes', text: `* linguist-language=${written}` }]);
  expect(lookup('a.inc').language).toBe(language);
});
