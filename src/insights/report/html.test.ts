import { expect, it } from 'vitest';
import { html, trusted } from './html.ts';

it('escapes every value', () => {
  expect(html`<p title="${'"x"'}">${"<script>&'</script>"}</p>`.text).toBe(
    '<p title="&quot;x&quot;">&lt;script&gt;&amp;&#39;&lt;/script&gt;</p>',
  );
});

it('keeps markup, joins lists and prints nothing for nothing', () => {
  expect(
    html`<ul>
        ${['a<', 'b'].map((item) => html`<li>${item}</li>`)}
      </ul>
      ${null}${undefined}${false}${0}`.text,
  ).toBe('<ul><li>a&lt;</li><li>b</li></ul>0');
  expect(html`${trusted('<svg/>')}`.text).toBe('<svg/>');
});
