import type { Page } from 'playwright-core';

/**
 * What WCAG asks for and a program can see, on the page as it is: names of what can be used, order of headings, ids,
 * contrast of texts, size of targets, no sideways scrolling. Each problem is a sentence.
 */
export async function auditPage(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const problems: string[] = [];
    const shown = (element: Element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const describe = (element: Element) =>
      `<${element.tagName.toLowerCase()}> "${(element.textContent ?? '').trim().slice(0, 40)}"`;

    for (const element of document.querySelectorAll(
      'a, button, input, select, textarea, [role="button"], [role="img"]',
    )) {
      if (!shown(element) || element.closest('[aria-hidden="true"]')) continue;
      const labelledBy = element.getAttribute('aria-labelledby');
      const label =
        element instanceof HTMLInputElement ? [...(element.labels ?? [])].map((l) => l.textContent).join('') : '';
      const name = [
        element.getAttribute('aria-label'),
        labelledBy && document.getElementById(labelledBy)?.textContent,
        label,
        element.textContent,
        element.querySelector('img')?.alt,
      ];
      if (!name.some((text) => text?.trim()))
        problems.push(`${describe(element)} has no name: ${element.outerHTML.slice(0, 120)}`);
    }

    const levels = [...document.querySelectorAll('h1, h2, h3, h4')]
      .filter(shown)
      .map((heading) => Number(heading.tagName[1]));
    if (levels.filter((level) => level === 1).length !== 1)
      problems.push(`there are ${levels.filter((l) => l === 1).length} first headings`);
    levels.forEach((level, i) => {
      if (i > 0 && level > (levels[i - 1] ?? 0) + 1)
        problems.push(`a heading of level ${level} follows one of level ${levels[i - 1]}`);
    });

    // The parser of HTML would take these apart, and readers of screens lose the text around them.
    for (const block of document.querySelectorAll(':is(p, h1, h2, h3, h4) :is(div, p, ul, table)'))
      problems.push(`${describe(block)} is a block inside of a line of text`);

    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    for (const id of new Set(ids.filter((one, i) => ids.indexOf(one) !== i)))
      problems.push(`the id "${id}" is given twice`);
    for (const image of document.querySelectorAll('img'))
      if (!image.hasAttribute('alt')) problems.push(`${image.src} has no alternative text`);
    if (document.documentElement.scrollWidth > window.innerWidth)
      problems.push(`it scrolls sideways: ${document.documentElement.scrollWidth} > ${window.innerWidth}`);

    type Colour = [number, number, number, number];
    const context = document
      .createElement('canvas')
      .getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
    // Any CSS colour as 0…255, through the browser's own parser.
    const parse = (css: string): Colour => {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = css;
      context.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0, a = 0] = context.getImageData(0, 0, 1, 1).data;
      return [r, g, b, a / 255];
    };
    const over = (top: Colour, below: Colour): Colour =>
      [0, 1, 2].map((i) => top[i]! * top[3] + below[i]! * (1 - top[3])).concat(1) as Colour;
    const ground = (element: Element | null): Colour => {
      if (!element) return [255, 255, 255, 1];
      const own = parse(getComputedStyle(element).backgroundColor);
      return own[3] === 1 ? own : over(own, ground(element.parentElement));
    };
    const luminance = ([r, g, b]: Colour) => {
      const [x, y, z] = [r, g, b].map((c) =>
        c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4,
      ) as [number, number, number];
      return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const faint = new Set<string>();
    while (texts.nextNode()) {
      const element = texts.currentNode.parentElement;
      if (
        !element ||
        !texts.currentNode.nodeValue?.trim() ||
        !shown(element) ||
        element.closest('svg, script, style, [disabled], noscript')
      )
        continue;
      const style = getComputedStyle(element);
      const back = ground(element);
      const [high, low] = [luminance(over(parse(style.color), back)), luminance(back)].toSorted((a, b) => b - a) as [
        number,
        number,
      ];
      const large =
        Number.parseFloat(style.fontSize) >= 24 ||
        (Number.parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700);
      const ratio = (high + 0.05) / (low + 0.05);
      if (ratio < (large ? 3 : 4.5)) faint.add(`${describe(element)} has a contrast of ${ratio.toFixed(2)}`);
    }
    return [...problems, ...faint];
  });
}
