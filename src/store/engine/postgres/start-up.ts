import type { ClientConfig } from 'pg';

/** Of every connection. */
const SETTINGS = {
  TimeZone: 'UTC',
  DateStyle: 'ISO',
  // The planner cannot foresee how long compiling pays off; on dashboards' short queries it costs more than it gives.
  jit: 'off',
  // It takes a step of a metric (a CTE) of 100,000 rows for one of five, and loops over tables where it ought to hash.
  enable_nestloop: 'off',
  // The default of 4 MB sends every larger sort and hash to the disk.
  work_mem: '32MB',
};

/** How every connection to this database begins. */
export function startUp(url: string): ClientConfig {
  return {
    connectionString: url,
    options: Object.entries(SETTINGS)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
    application_name: 'wheelhouse',
  };
}
