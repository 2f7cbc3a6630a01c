export * from './survival-page.tsx';
