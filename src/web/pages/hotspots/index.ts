export { HotspotsPage } from './hotspots-page.tsx';
