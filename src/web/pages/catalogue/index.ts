export { CataloguePage } from './catalogue-page.tsx';
export { MetricPage } from './metric-page.tsx';
