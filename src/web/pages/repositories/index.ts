export { RepositoriesPage } from './repositories-page.tsx';
