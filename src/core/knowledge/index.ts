export * from './concentration.ts';
export * from './coupling.ts';
export * from './expertise.ts';
export * from './hotspot.ts';
export * from './risk.ts';
export * from './truck-factor.ts';
