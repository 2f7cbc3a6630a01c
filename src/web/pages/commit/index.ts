export { CommitPage } from './commit-page.tsx';
