import { expect, it } from 'vitest';
import { html, trusted } from './html.ts';

it('escapes every value', () => {
  const hostile = '<script>&\'"</script>';
  expect(html`<p title="${hostile}">${hostile}</p>`.text).toBe(
    '<p title="&lt;script&gt;&amp;&#39;&quot;&lt;/script&gt;">&lt;script&gt;&amp;&#39;&quot;&lt;/script&gt;</p>',
  );
});

it('keeps markup and joins lists', () => {
  expect(html`${['a<', 'b'].map((item) => html`<li>${item}</li>`)}`.text).toBe('<li>a&lt;</li><li>b</li>');
  expect(html`${trusted('<svg/>')}`.text).toBe('<svg/>');
});

it('prints nothing for nothing, and zero for zero', () => {
  expect(html`${null}${undefined}${false}${0}`.text).toBe('0');
});
