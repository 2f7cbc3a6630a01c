export * from './delivery-page.tsx';
