import { config } from 'zod';

// zod probes for `new Function`, which the content security policy forbids and reports. Imported before any schema.
config({ jitless: true });
