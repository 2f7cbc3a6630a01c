import { register } from 'tsx/esm/api';

// Benchmarks are TypeScript, like what they measure; Node 20 needs a loader for that.
register();
const { main } = await import('./lib/main.ts');
await main(process.argv.slice(2));
