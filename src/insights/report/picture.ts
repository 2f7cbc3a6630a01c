import { chartThemes, type ChartOption, type ChartTheme, visibleText } from '../../charts/index.ts';
import { renderSvg } from '../../charts/server/index.ts';
import { html, trusted, type Markup } from './html.ts';

export interface LegendItem {
  label: string;
  color: (theme: ChartTheme) => string;
}

/** A picture as the report needs it: what it shows in words, and how to draw it in given colours. */
export interface Picture {
  title: string;
  /** The sentence before the picture. */
  lead: string;
  /** n, period, what is left out. */
  foot: string;
  height: number;
  legend?: LegendItem[];
  draw: (theme: ChartTheme) => ChartOption;
}

const WIDTH = 900;

/** Drawn once for light and once for dark; the style sheet shows one of them. */
export function pictureHtml(picture: Picture): Markup {
  const draw = (theme: ChartTheme) =>
    trusted(visibleText(renderSvg(picture.draw(theme), { width: WIDTH, height: picture.height })));
  return html`<figure class="picture">
    <figcaption>
      <h3>${picture.title}</h3>
      <p>${picture.lead}</p>
    </figcaption>
    ${picture.legend && legendHtml(picture.legend)}
    <div class="on-light" role="img" aria-label="${picture.lead}">${draw(chartThemes.light)}</div>
    <div class="on-dark" aria-hidden="true">${draw(chartThemes.dark)}</div>
    <p class="small">${picture.foot}</p>
  </figure>`;
}

function legendHtml(items: readonly LegendItem[]): Markup {
  const swatch = (color: string, name: string) =>
    html`<svg class="${name}" viewBox="0 0 11 11" aria-hidden="true">
      <rect width="11" height="11" rx="3" fill="${color}" />
    </svg>`;
  return html`<ul>
    ${items.map((item) => html`<li>${swatch(item.color(chartThemes.light), 'on-light')}${swatch(item.color(chartThemes.dark), 'on-dark')}${item.label}</li>`)}
  </ul>`;
}
