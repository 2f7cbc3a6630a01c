import { chartThemes, type ChartOption, type ChartTheme } from '../../charts/index.ts';
import { renderSvg } from '../../charts/server/index.ts';
import { visibleText } from '../../words/index.ts';
import { html, trusted, type Markup } from './html.ts';

export interface LegendItem {
  label: string;
  color: (theme: ChartTheme) => string;
}

/** A picture as the report needs it: what it shows in words, and how to draw it in given colours and width. */
export interface Picture {
  title: string;
  /** The sentence before the picture. */
  lead: string;
  /** n, period, what is left out. */
  foot: string;
  legend?: LegendItem[];
  /** A standing SVG; width in CSS pixels. */
  svg: (theme: ChartTheme, width: number) => string;
}

/** A chart as a picture of this height, in CSS pixels. */
export const drawn =
  (height: number, draw: (theme: ChartTheme) => ChartOption): Picture['svg'] =>
  (theme, width) =>
    renderSvg(draw(theme), { width, height });

/** CSS pixels: on a screen or paper, and on a phone, where the wide one would be too small to read. */
const widths = { wide: 900, narrow: 420 };

/** Drawn for light and dark and for two widths; the style sheet shows one of them. */
export function pictureHtml(picture: Picture): Markup {
  const draw = (theme: ChartTheme, width: number) => trusted(visibleText(picture.svg(theme, width)));
  const both = (theme: ChartTheme) =>
    html`<div class="wide">${draw(theme, widths.wide)}</div>
      <div class="narrow">${draw(theme, widths.narrow)}</div>`;
  return html`<figure class="picture">
    <figcaption>
      <h3>${picture.title}</h3>
      <p>${picture.lead}</p>
    </figcaption>
    ${picture.legend && legendHtml(picture.legend)}
    <div role="img" aria-label="${picture.title}: ${picture.lead}">
      <div class="on-light">${both(chartThemes.light)}</div>
      <div class="on-dark">${both(chartThemes.dark)}</div>
    </div>
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
