/** A rectangle, in the units of the box it was laid out in. */
export interface Tile {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * Tiles with areas in proportion to `values` (largest first, all above zero) that fill a box and are as near to squares
 * as they come: Bruls, Huizing and van Wijk, "Squarified Treemaps" (2000). A tile a value, in the same order.
 */
export function squarify(values: readonly number[], box: { width: number; height: number }): Tile[] {
  const total = values.reduce((sum, value) => sum + value, 0);
  if (total <= 0 || box.width <= 0 || box.height <= 0) return values.map(() => ({ x: 0, y: 0, width: 0, height: 0 }));
  const areas = values.map((value) => (value / total) * box.width * box.height);
  const tiles: Tile[] = [];
  let rest: Tile = { x: 0, y: 0, ...box };
  let row: number[] = [];
  for (const area of areas) {
    const side = Math.min(rest.width, rest.height);
    if (row.length > 0 && worst([...row, area], side) > worst(row, side)) {
      rest = place(row, rest, tiles);
      row = [];
    }
    row.push(area);
  }
  if (row.length > 0) place(row, rest, tiles);
  return tiles;
}

/** The worst ratio of sides in a row laid along a side of this length. */
function worst(row: readonly number[], side: number): number {
  const sum = row.reduce((a, b) => a + b, 0);
  return Math.max((side * side * Math.max(...row)) / (sum * sum), (sum * sum) / (side * side * Math.min(...row)));
}

/** Lays a row along the shorter side of what is free; answers what is then left. */
function place(row: readonly number[], free: Tile, tiles: Tile[]): Tile {
  const depth = row.reduce((a, b) => a + b, 0) / Math.min(free.width, free.height);
  const upright = free.width >= free.height;
  let along = upright ? free.y : free.x;
  for (const area of row) {
    const length = area / depth;
    tiles.push(
      upright
        ? { x: free.x, y: along, width: depth, height: length }
        : { x: along, y: free.y, width: length, height: depth },
    );
    along += length;
  }
  return upright
    ? { ...free, x: free.x + depth, width: Math.max(0, free.width - depth) }
    : { ...free, y: free.y + depth, height: Math.max(0, free.height - depth) };
}
