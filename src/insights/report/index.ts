export { createReport } from './report.ts';
