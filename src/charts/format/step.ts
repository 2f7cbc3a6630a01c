const hourSteps = [1, 2, 4, 6, 12, 24, 48, 72, 168, 336, 720, 1440, 2190, 4383, 8766, 17532, 43830, 87660];

/** Distance of an axis' marks for lengths of time in hours, so that they fall on round hours, days, months and years. */
export function durationStep(maximumHours: number, marks = 5): number {
  return hourSteps.find((step) => maximumHours / step <= marks) ?? Math.ceil(maximumHours / marks / 8766) * 8766;
}
