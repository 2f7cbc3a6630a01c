/** Days without a commit anywhere after which a person is taken to have left. */
export const SILENT_DAYS = 90;

export type Risk = 'ok' | 'single-expert' | 'at-risk' | 'unowned';

/**
 * What follows from how many experts a file has and how many of them are active:
 * - 'at-risk': its only expert is silent;
 * - 'unowned': nobody is known as its expert, or it has several and all of them are silent;
 * - 'single-expert': one expert, active;
 * - 'ok': several experts, at least one of them active.
 */
export function riskOf({ experts, active }: { experts: number; active: number }): Risk {
  if (active === 0) return experts === 1 ? 'at-risk' : 'unowned';
  return experts === 1 ? 'single-expert' : 'ok';
}
