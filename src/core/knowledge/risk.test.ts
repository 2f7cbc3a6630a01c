import { expect, it } from 'vitest';
import { riskOf } from './risk.ts';

it.each([
  { experts: 1, active: 0, risk: 'at-risk' },
  { experts: 1, active: 1, risk: 'single-expert' },
  { experts: 3, active: 0, risk: 'unowned' },
  { experts: 0, active: 0, risk: 'unowned' },
  { experts: 3, active: 1, risk: 'ok' },
])('$experts experts, $active active: $risk', ({ risk, ...given }) => {
  expect(riskOf(given)).toBe(risk);
});
